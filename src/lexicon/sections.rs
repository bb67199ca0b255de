//! Plain word lists that the grammar in `news/` reads: months, what opens a byline, what opens a credit.

use super::file::Sections;

/// A list of words in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// `märz = 3`: a month's name, any form, and its number.
    Month,
    /// Days of the week, in full and short.
    Weekday,
    /// What stands behind the number of a day: `日`, `일`.
    DayWord,
    /// What stands beside the number of a month: `月`, `tháng`.
    MonthWord,
    /// What stands beside the number of a year: `年`, `г.`
    YearWord,
    /// `令和 = 2018`: an era that years are counted in, and the year before its first.
    Era,
    /// What stands behind the number of an hour: `uhr`, `時`.
    HourWord,
    /// What stands behind the number of minutes: `分`.
    MinuteWord,
    /// Before noon: `am`, `上午`.
    MorningWord,
    /// After noon: `pm`, `下午`.
    AfternoonWord,
    /// What may stand between day, month and year: `de`, `of`.
    DateJoiner,
    /// What may stand between a day and a time, or before both: `at`, `um`, `kl.`
    TimeOpener,
    /// `cet = +01:00`: time zones whose name leaves no doubt of the offset.
    Zone,
    /// Time zones whose name is known and whose offset is not: `et` is another in summer, `ist` is that of three countries.
    LooseZone,
    /// Time zones of those who write the month before the day in figures: `edt`.
    MonthFirstZone,
    /// What stands before the day of publication: `published`, `veröffentlicht`.
    PublishedOpener,
    /// What stands before the day of a change: `updated`, `aktualisiert`.
    ModifiedOpener,
    /// What stands before the authors: `by`, `von`; one that is also a common noun ends in a colon: `text:`.
    BylineOpener,
    /// What joins the last two authors: `and`, `und`.
    And,
    /// `And`, where it is the first letter of the word behind it: `و`.
    AndLetter,
    /// A name that begins with such a letter: `وليد`.
    AndLetterName,
    /// What ends the names of a byline and begins a place or an outlet: `in`, `aus`.
    PlaceOpener,
    /// An opener of bylines that is a first name in other languages: `theo`.
    FirstName,
    /// What opens the names of those who are no authors: `edited by`, `photos:`.
    OtherRole,
    /// What opens the names of the reporters where a line tells all who had a hand in a dispatch: `reporting by`.
    ReporterOpener,
    /// Job titles that stand beside a name: `reporter`.
    JobTitle,
    /// What may stand before a job title: `senior`, `political`.
    JobQualifier,
    /// Words of a name in lower case: `van`, `de la`.
    NameParticle,
    /// What stands behind a name and its comma: `jr.`, `md`.
    NameSuffix,
    /// What is part of an outlet's name and of nobody's: `news`, `university`.
    OutletWord,
    /// What stands in an address above the pages of authors: `authors`, `team`.
    AuthorPage,
    /// What makes a line an author without a name: `staff`, `redaktion`.
    StaffWord,
    /// Sources that are named together, never alone: `agencies`.
    Collective,
    /// What is no author: `admin`, `read more`.
    NotAName,
    /// A place whose name might be somebody's: `new york`, `são paulo`.
    Place,
    /// What is set in capitals before a dash and is no place: `update`, `breaking`.
    NotAPlace,
    /// What ends the names of places: `city`, `springs`.
    PlaceWord,
    /// Cities that open stories with a colon: `new delhi`.
    City,
    /// What ends the dateline of a dispatch without a dash: `日电`.
    DispatchWord,
    /// What an outlet calls itself: `本报`.
    OwnOutlet,
    /// What stands before a photographer: `photo`, `bild`, `photograph by`.
    CreditOpener,
    /// What stands for a photographer: `handout`, `archiv`.
    CreditWord,
    /// News and picture agencies: `reuters`, `getty images`.
    Agency,
    /// Signs of a caption in plain text: `(l)`, or at its start `^file photo`.
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
    /// What a page says that has no story to show: `page not found`, `verify you are human`.
    Refusal,
    /// What a request for consent says to its reader: `our partners`, `your device`.
    Consent,
    /// What stands before the year in a line that says whose a text is: `copyright`, `©`.
    RightsOpener,
    /// What ends such a line: `all rights reserved`.
    RightsReserved,
    /// The button that shows the rest of a caption, or hides it: `show more`.
    Expander,
    /// What names a caption, and is none of its words: `image caption`, `bildunterschrift`; a sign follows.
    CaptionOpener,
    /// What opens a correction of the story, or a note on it: `correction`, `an earlier version of this`.
    CorrectionOpener,
    /// What an outlet says to its readers, and no story does: `a reader-supported publication`.
    ReaderCall,
    /// What stands between a photographer and whom the picture was taken for: `for`, `pour`.
    CreditJoiner,
    /// What stands in the header of a mail and says nothing of the story: `from`, `to`.
    MailHeader,
}

/// Names of the sections in the files.
const NAMES: &[(&str, Section)] = &[
    ("month", Section::Month),
    ("weekday", Section::Weekday),
    ("day word", Section::DayWord),
    ("month word", Section::MonthWord),
    ("year word", Section::YearWord),
    ("era", Section::Era),
    ("hour word", Section::HourWord),
    ("minute word", Section::MinuteWord),
    ("morning word", Section::MorningWord),
    ("afternoon word", Section::AfternoonWord),
    ("date joiner", Section::DateJoiner),
    ("time opener", Section::TimeOpener),
    ("zone", Section::Zone),
    ("loose zone", Section::LooseZone),
    ("month first zone", Section::MonthFirstZone),
    ("published opener", Section::PublishedOpener),
    ("modified opener", Section::ModifiedOpener),
    ("byline opener", Section::BylineOpener),
    ("and", Section::And),
    ("and letter", Section::AndLetter),
    ("and letter name", Section::AndLetterName),
    ("place opener", Section::PlaceOpener),
    ("other role", Section::OtherRole),
    ("reporter opener", Section::ReporterOpener),
    ("job title", Section::JobTitle),
    ("job qualifier", Section::JobQualifier),
    ("name particle", Section::NameParticle),
    ("first name", Section::FirstName),
    ("name suffix", Section::NameSuffix),
    ("outlet word", Section::OutletWord),
    ("author page", Section::AuthorPage),
    ("staff word", Section::StaffWord),
    ("collective", Section::Collective),
    ("not a name", Section::NotAName),
    ("place", Section::Place),
    ("not a place", Section::NotAPlace),
    ("place word", Section::PlaceWord),
    ("city", Section::City),
    ("dispatch word", Section::DispatchWord),
    ("own outlet", Section::OwnOutlet),
    ("credit opener", Section::CreditOpener),
    ("credit word", Section::CreditWord),
    ("agency", Section::Agency),
    ("caption sign", Section::CaptionSign),
    ("headline header", Section::HeadlineHeader),
    ("description header", Section::DescriptionHeader),
    ("author header", Section::AuthorHeader),
    ("date header", Section::DateHeader),
    ("source header", Section::SourceHeader),
    ("url header", Section::UrlHeader),
    ("section header", Section::RubricHeader),
    ("topic header", Section::TopicHeader),
    ("refusal", Section::Refusal),
    ("consent", Section::Consent),
    ("rights opener", Section::RightsOpener),
    ("rights reserved", Section::RightsReserved),
    ("correction opener", Section::CorrectionOpener),
    ("reader call", Section::ReaderCall),
    ("expander", Section::Expander),
    ("caption opener", Section::CaptionOpener),
    ("credit joiner", Section::CreditJoiner),
    ("mail header", Section::MailHeader),
];

/// The words of each section, each with its language.
pub(super) struct Words {
    words: Vec<Vec<&'static str>>,
    languages: Vec<Vec<&'static str>>,
}

impl Words {
    pub(super) fn load(files: &[(&'static str, Sections)]) -> Self {
        let mut loaded = Self { words: vec![Vec::new(); NAMES.len()], languages: vec![Vec::new(); NAMES.len()] };
        for (language, file) in files {
            for (section, entries) in file {
                let Some(at) = NAMES.iter().position(|(name, _)| name == section) else { continue };
                loaded.words[at].extend(entries);
                loaded.languages[at].extend(std::iter::repeat_n(*language, entries.len()));
            }
        }
        loaded
    }

    pub(super) fn of(&self, section: Section) -> &[&'static str] {
        position(section).map_or(&[], |at| self.words[at].as_slice())
    }

    /// The language of each of the words, in the same order.
    pub(super) fn languages_of(&self, section: Section) -> &[&'static str] {
        position(section).map_or(&[], |at| self.languages[at].as_slice())
    }
}

fn position(section: Section) -> Option<usize> {
    NAMES.iter().position(|(_, named)| *named == section)
}
