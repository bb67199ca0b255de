//! Plain word lists that the grammar in `news/` reads: months, what opens a byline, what opens a credit.

use super::file::{LANGUAGES, entries};

/// A list of words in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// `month` entries are `name = number`: `märz = 3`.
    Month,
    /// What stands before the authors: `by`, `von`, `written by`.
    BylineOpener,
    /// What joins the last two authors: `and`, `und`.
    And,
    /// What ends the names of a byline and begins a place: `in`, `aus`.
    PlaceOpener,
    /// What stands before a photographer: `photo`, `bild`, `photograph by`.
    CreditOpener,
    /// News and picture agencies: `reuters`, `getty images`.
    Agency,
    /// Job titles that stand beside a name: `senior reporter`.
    JobTitle,
    /// What is no author: `admin`, `read more`.
    NotAName,
    /// What stands before the day of a change: `updated`, `aktualisiert`.
    ModifiedOpener,
    /// What stands before the day of publication: `published`, `veröffentlicht`.
    PublishedOpener,
    /// Signs of a caption in plain text: `(l)`, `file photo`.
    CaptionSign,
    /// What names the headline in the header of a plain text: `title`, `subject`.
    HeadlineHeader,
    /// What names the standfirst there: `summary`.
    DescriptionHeader,
    /// What names the authors there, beside the byline openers: `author`, `reporter`.
    AuthorHeader,
    /// What names the day of publication there, beside the published openers: `date`.
    DateHeader,
    /// What names the outlet there: `source`, `publication`.
    SourceHeader,
    /// What names the page's address there: `url`, `link`.
    UrlHeader,
    /// What names the section there: `section`, `category`.
    RubricHeader,
    /// What names the topics there: `tags`, `keywords`.
    TopicHeader,
    /// What stands in the header of a mail and says nothing of the story: `from`, `to`.
    MailHeader,
}

/// Names of the sections in the files.
const NAMES: &[(&str, Section)] = &[
    ("month", Section::Month),
    ("byline opener", Section::BylineOpener),
    ("and", Section::And),
    ("place opener", Section::PlaceOpener),
    ("credit opener", Section::CreditOpener),
    ("agency", Section::Agency),
    ("job title", Section::JobTitle),
    ("not a name", Section::NotAName),
    ("modified opener", Section::ModifiedOpener),
    ("published opener", Section::PublishedOpener),
    ("caption sign", Section::CaptionSign),
    ("headline header", Section::HeadlineHeader),
    ("description header", Section::DescriptionHeader),
    ("author header", Section::AuthorHeader),
    ("date header", Section::DateHeader),
    ("source header", Section::SourceHeader),
    ("url header", Section::UrlHeader),
    ("section header", Section::RubricHeader),
    ("topic header", Section::TopicHeader),
    ("mail header", Section::MailHeader),
];

/// The words of each section.
pub(super) struct Words(Vec<Vec<&'static str>>);

impl Words {
    pub(super) fn load() -> Self {
        let mut words = vec![Vec::new(); NAMES.len()];
        for (section, entry) in LANGUAGES.iter().flat_map(|(_, file)| entries(file)) {
            if let Some(at) = NAMES.iter().position(|(name, _)| *name == section) {
                words[at].push(entry);
            }
        }
        Self(words)
    }

    pub(super) fn of(&self, section: Section) -> &[&'static str] {
        let at = NAMES.iter().position(|(_, named)| *named == section);
        at.map_or(&[], |at| self.0[at].as_slice())
    }
}
