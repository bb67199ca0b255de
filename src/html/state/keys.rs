//! The keys of a page's data: under which a story's text stands, and under which other texts do.

use crate::ascii::{ends_with_ignoring_case, starts_with_ignoring_case};
use crate::lexicon::{Hint, lexicon};

/// What an object of a list says that it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    Heading,
    /// A picture, an advertisement, an embed: its text is none of the story's.
    Stranger,
}

impl Kind {
    /// This one, or if it says nothing, another.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Text { other } else { self }
    }
}

/// What keys end in under which a story's text stands, or the list of its parts.
const TEXTS: &[&str] = &[
    "body",
    "content",
    "contents",
    "text",
    "html",
    "story",
    "paragraph",
    "paragraphs",
    "blocks",
    "elements",
    "components",
    "rendered",
    "value",
    "children",
    "items",
    "article",
    "markdown",
];

/// Hints of a key that stands over other texts than the story's.
const STRANGE_HINTS: &[Hint] = &[
    Hint::Caption,
    Hint::Credit,
    Hint::Byline,
    Hint::Share,
    Hint::Related,
    Hint::Comment,
    Hint::Newsletter,
    Hint::Navigation,
    Hint::Footer,
    Hint::Legal,
    Hint::Advertisement,
    Hint::Biography,
    Hint::Account,
    Hint::Player,
    Hint::Sidebar,
    Hint::Teaser,
];

/// What keys begin with that stand over the words of buttons, messages and settings.
const STRANGE: &[&str] = &[
    "alt",
    "button",
    "config",
    "context",
    "error",
    "feature",
    "i18n",
    "image",
    "label",
    "link",
    "locale",
    "message",
    "setting",
    "translation",
    "video",
];

/// A key that says what it holds is no longer.
const LONGEST_KEY: usize = 40;

/// Whether a value under a key may be a story's text, or part of it.
pub(super) fn is_text(key: &str) -> bool {
    key == "p" || (TEXTS.iter().any(|end| ends_with_ignoring_case(key, end)) && !is_setting(key))
}

/// Whether what stands under a key is something else than the story. A longer key, as an address, is no name.
pub(super) fn is_strange(key: &str) -> bool {
    if key.len() > LONGEST_KEY || key.contains(['/', ':', '.']) {
        return false;
    }
    let hints = lexicon().hints(key);
    is_setting(key) || STRANGE_HINTS.iter().any(|hint| hints.has(*hint))
}

fn is_setting(key: &str) -> bool {
    STRANGE.iter().any(|start| starts_with_ignoring_case(key, start))
}

/// Whether a key speaks of an article as a whole, not of a part.
pub(super) fn names_article(key: &str) -> bool {
    matches!(
        key,
        "headline"
            | "slug"
            | "permalink"
            | "canonicalUrl"
            | "publishedAt"
            | "published_at"
            | "datePublished"
            | "authors"
    )
}

/// Whether the value of a key says what its object is.
pub(super) fn names_kind(key: &str) -> bool {
    matches!(key, "type" | "_type" | "__typename" | "tag" | "tagName" | "style" | "kind" | "nodeType" | "component")
}

/// What an object is, by the name of its kind: `heading-2`, `H3`, `ImageBlock`.
pub(super) fn kind(name: &str) -> Kind {
    let name = name.to_ascii_lowercase();
    let is_any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if is_any(&["image", "figure", "caption", "video", "embed", "advert", "newsletter", "related", "teaser"]) {
        Kind::Stranger
    } else if is_any(&["head", "subtitle"]) || matches!(name.as_bytes(), [.., b'h', b'2'..=b'6']) {
        Kind::Heading
    } else {
        Kind::Text
    }
}
