//! The rules that settle what a block is, whatever the trees make of it.

use std::fmt;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The rule that settled what a block was taken for; of several the last.
///
/// Displays as what the rule says of the block. Which rules there are may change with any version: an explanation that names one
/// which a version does not know is not read back by it.
///
/// ```
/// use nutgraf::{Extractor, Rule};
///
/// let page = "<h1>Bridge reopens</h1><p>The old bridge over the Elm reopened on Monday.<p>Photo: Jane Doe";
/// let explanation = Extractor::new().explain_html(page)?;
/// assert_eq!(explanation.blocks[2].rule, Some(Rule::CreditByForm));
/// assert_eq!(Rule::CreditByForm.to_string(), "a credit and nothing else");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Rule {
    /// A line that is a credit and nothing else: `Photo: Jane Doe/AP`.
    CreditByForm,
    /// `© Jane Doe / Reuters` beside a picture or behind its caption: no notice of the page's own copyright.
    PictureCopyright,
    /// `By Jane Doe` behind the caption of the same picture.
    SignedCaption,
    /// A line that says by its form that it belongs to a picture: `FILE PHOTO`, `(L) and ... (R)`, a credit at its end.
    CaptionByForm,
    /// A line of a text with the credit of a picture below it.
    AboveCredit,
    /// Names in a text close above the caption of a picture: whose it is.
    AboveCaption,
    /// A line of a text close below the names of those whose picture it tells of.
    BelowCredit,
    /// An entry of a table of contents: what a subheading below says.
    Contents,
    /// What an outlet says to its readers, and no story does: `... is a reader-supported publication`.
    ReaderCall,
    /// A line that corrects the story: `Correction: ...`.
    Correction,
    /// Signs and nothing else: a rule, a row of stars.
    NoWords,
    /// Markup or a name in it says that a caption is the credit.
    MarkedCredit,
    /// Markup says that it is a caption.
    MarkedCaption,
    /// The page hides it, and it is unlikely to be a part of the story that a click unfolds.
    Hidden,
    /// The page hides it, and with it too little for a part of the story.
    HiddenScrap,
    /// A line in a picture's box: its caption, or its credit.
    BesidePicture,
    /// A short line that a story does not have: `Read more: ...`, `Advertisement`.
    GivesItselfAway,
    /// Less likely to be body than was asked for, but nothing on the page is much likelier.
    NothingLikelier,
    /// Less likely to be body than was asked for, but much of the page is in doubt, and more is won by it than lost.
    MuchInDoubt,
    /// Markup or metadata name it as the headline.
    HeadlineNamed,
    /// Of the lines above the body it is likeliest to be the headline.
    HeadlineLikeliest,
    /// The story's own heading, where the metadata agree better with a breadcrumb or a line above the main part.
    HeadlineOfStory,
    /// Near the headline, it names who wrote the story.
    NamesAuthor,
    /// Names on a line of their own between headline and body.
    NameApart,
    /// Near the headline, it says when, and little else.
    SaysWhen,
    /// A time by itself, as above the entries of a live blog.
    ClockTime,
    /// In a text without markup, the trees take it for a standfirst, and it stands where one does.
    StandfirstLearned,
    /// In a text without markup, a long line right below the headline, of which it has a word.
    StandfirstBelowHeadline,
    /// The page's description says the same, and the paragraphs behind are built otherwise.
    StandfirstDescribed,
    /// Its markup, or that of the element around it, names it as the standfirst.
    StandfirstNamed,
    /// The longest block between the headline and the byline or date.
    StandfirstAboveByline,
    /// A long heading behind the headline, built like no other block of the story.
    StandfirstHeading,
    /// In a text without markup, one sentence much shorter than the paragraphs behind it.
    StandfirstSummary,
    /// A sentence right above the first paragraph that is none itself; in a text without markup, also further above.
    StandfirstApart,
    /// The first paragraph, where on a page of news it alone is bold.
    StandfirstBold,
    /// A point of a list, or of a box that is named for its key points, between headline and story.
    KeyPoint,
    /// It stands in another story's article element.
    OtherArticle,
    /// It stands among the comments of readers, and the story outside of them.
    AmongComments,
    /// The page hides it, and shows the same words elsewhere in the body.
    HiddenCopy,
    /// A link by itself, in a box or behind a line that announces other stories.
    Teaser,
    /// Inside a box that a line or a name gives away.
    InsideBox,
    /// It stands with other paragraphs in an item of a list: the list is one of entries, as in a live blog.
    Entry,
    /// The head of a table whose rows belong to the body.
    TableHead,
    /// A heading or a quotation that stands beside a paragraph before and one behind.
    AmongParagraphs,
    /// An item of a list, or a row of a table, that belongs to the body: others do, or a paragraph announces it.
    ListOfStory,
    /// Prose, a list, a table or a listing between two parts of the body, with nothing that tells it from them.
    ClosesGap,
    /// A heading that no part of the body follows.
    HeadsNothing,
    /// The heading of a box of facts whose first line is left out.
    HeadsBox,
    /// Prose between the headline and the body opens the story.
    Lead,
    /// Prose that is built like the paragraph before it goes on with the story.
    GoesOn,
    /// A quotation set apart, which a longer paragraph says again.
    PullQuote,
    /// A last line that says whose the text is.
    Rights,
    /// A short last line with an e-mail address signs the story.
    SignOff,
    /// One of the last paragraphs, which begins with an author's name.
    OnAuthor,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.says())
    }
}

impl Rule {
    /// What the rule says of a block.
    #[expect(clippy::too_many_lines, reason = "a line a rule")]
    fn says(self) -> &'static str {
        match self {
            Self::CreditByForm => "a credit and nothing else",
            Self::PictureCopyright => "a picture's copyright",
            Self::SignedCaption => "signs the caption above",
            Self::CaptionByForm => "has the form of a caption",
            Self::AboveCredit => "stands above the credit of a picture",
            Self::AboveCaption => "names whose picture the line below tells of",
            Self::BelowCredit => "stands below whose picture it is",
            Self::Correction => "corrects the story",
            Self::ReaderCall => "speaks to the outlet's readers",
            Self::Contents => "in a table of contents",
            Self::NoWords => "signs and nothing else",
            Self::MarkedCredit => "marked as a credit",
            Self::MarkedCaption => "marked as a caption",
            Self::Hidden => "hidden by the page",
            Self::HiddenScrap => "hidden, and too little for a part of the story",
            Self::BesidePicture => "in a picture's box",
            Self::GivesItselfAway => "gives itself away",
            Self::NothingLikelier => "nothing on the page is much likelier",
            Self::MuchInDoubt => "much of the page is in doubt",
            Self::HeadlineNamed => "markup or metadata name the headline",
            Self::HeadlineLikeliest => "the likeliest line above the body",
            Self::HeadlineOfStory => "the story's own heading",
            Self::NamesAuthor => "names who wrote the story",
            Self::NameApart => "names on a line of their own",
            Self::SaysWhen => "says when, and little else",
            Self::ClockTime => "a time by itself",
            Self::StandfirstLearned => "stands and reads as a standfirst",
            Self::StandfirstBelowHeadline => "a long line right below the headline",
            Self::StandfirstDescribed => "the page's description says the same",
            Self::StandfirstNamed => "markup names the standfirst",
            Self::StandfirstAboveByline => "between headline and byline",
            Self::StandfirstHeading => "a long heading behind the headline",
            Self::StandfirstSummary => "one short sentence above the story",
            Self::StandfirstApart => "a sentence above the first paragraph",
            Self::StandfirstBold => "the first paragraph alone is bold",
            Self::KeyPoint => "a key point above the story",
            Self::OtherArticle => "in another story's element",
            Self::AmongComments => "among the comments of readers",
            Self::HiddenCopy => "a hidden copy of what is shown",
            Self::Teaser => "a link to another story",
            Self::InsideBox => "inside a box that is no part of the story",
            Self::Entry => "part of an entry",
            Self::TableHead => "the head of a table",
            Self::AmongParagraphs => "stands among the story's paragraphs",
            Self::ListOfStory => "part of a list or a table of the story",
            Self::ClosesGap => "closes a gap between parts of the body",
            Self::HeadsNothing => "heads no part of the body",
            Self::HeadsBox => "heads a box that is left out",
            Self::Lead => "opens the story",
            Self::GoesOn => "built like the paragraph before it",
            Self::PullQuote => "a pull quote",
            Self::Rights => "says whose the text is",
            Self::SignOff => "signs the story",
            Self::OnAuthor => "tells of the author",
        }
    }
}
