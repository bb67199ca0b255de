//! schema.org's types, as far as they tell what a page is.

use super::graph::Node;

/// What a node has to say on a news page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Article,
    Page,
    Site,
    Organisation,
}

/// `Article` and all types below it.
const ARTICLES: &[&str] = &[
    "Article",
    "AdvertiserContentArticle",
    "NewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "Report",
    "SatiricalArticle",
    "ScholarlyArticle",
    "MedicalScholarlyArticle",
    "SocialMediaPosting",
    "BlogPosting",
    "LiveBlogPosting",
    "DiscussionForumPosting",
    "TechArticle",
    "APIReference",
];

/// `WebPage` and all types below it.
const PAGES: &[&str] = &[
    "WebPage",
    "AboutPage",
    "CheckoutPage",
    "CollectionPage",
    "MediaGallery",
    "ImageGallery",
    "VideoGallery",
    "ContactPage",
    "FAQPage",
    "ItemPage",
    "MedicalWebPage",
    "ProfilePage",
    "QAPage",
    "RealEstateListing",
    "SearchResultsPage",
];

const SITES: &[&str] = &["WebSite", "Blog"];

/// The types below `Organization` that publish.
const ORGANISATIONS: &[&str] = &[
    "Organization",
    "NewsMediaOrganization",
    "Corporation",
    "EducationalOrganization",
    "CollegeOrUniversity",
    "GovernmentOrganization",
    "NGO",
    "OnlineBusiness",
    "RadioStation",
    "TelevisionStation",
];

/// What stands on pages of every kind.
const FURNITURE: &[&str] = &[
    "BreadcrumbList",
    "ImageObject",
    "ListItem",
    "Person",
    "Place",
    "PostalAddress",
    "Question",
    "SearchAction",
    "SiteNavigationElement",
    "WebPageElement",
    "WPFooter",
    "WPHeader",
    "WPSideBar",
];

pub(super) fn has_role(node: Node, role: Role) -> bool {
    let names = match role {
        Role::Article => ARTICLES,
        Role::Page => PAGES,
        Role::Site => SITES,
        Role::Organisation => ORGANISATIONS,
    };
    is_any(node, names)
}

pub(super) fn is_picture(node: Node) -> bool {
    is_any(node, &["ImageObject", "Photograph"])
}

/// Whether it says nothing of what the page is.
pub(super) fn is_furniture(node: Node) -> bool {
    [FURNITURE, SITES, ORGANISATIONS].iter().any(|names| is_any(node, names))
}

/// The type's own name: that of `https://schema.org/Article` and `schema:Article` is `Article`.
pub(super) fn bare_name(name: &str) -> &str {
    name.rsplit(['/', '#', ':']).next().unwrap_or_default().trim()
}

fn is_any(node: Node, names: &[&str]) -> bool {
    node.types().any(|kind| names.iter().any(|name| name.eq_ignore_ascii_case(kind)))
}
