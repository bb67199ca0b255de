//! What rules make of the blocks by the first two passes, and of the page as a whole: the measures that only the third
//! pass sees.

use std::borrow::Cow;

use crate::annotate::{self, Measure, Note, Notes};

use super::{Label, Labelled};

/// The labels that a rule may propose; any other label is boilerplate.
const KINDS: [(&str, &[Label]); 9] = [
    ("headline", &[Label::Headline]),
    ("standfirst", &[Label::Standfirst]),
    ("byline", &[Label::Byline]),
    ("date line", &[Label::Dateline]),
    ("caption", &[Label::Caption]),
    ("credit", &[Label::Credit]),
    ("paragraph", &[Label::Paragraph]),
    ("subheading", &[Label::Subheading]),
    ("other body", &[Label::ListItem, Label::Quotation, Label::Preformatted, Label::TableRow]),
];

/// The blocks whose proposals and probabilities are seen, by their distance.
const OFFSETS: [isize; 5] = [-2, -1, 0, 1, 2];

/// Measures whose mean over all blocks tells a story's page from a catalogue's.
const OF_PAGE: [Measure; 11] = [
    Measure::LinkDensity,
    Measure::Links,
    Measure::Caption,
    Measure::AuthorCover,
    Measure::WordLength,
    Measure::Quotes,
    Measure::Commas,
    Measure::Prose,
    Measure::ListItem,
    Measure::Timed,
    Measure::Digits,
];

/// Measures whose mean over the body tells reports from guides and essays: news quotes what people say.
const OF_BODY: [Measure; 15] = [
    Measure::Quotes,
    Measure::WordLength,
    Measure::Commas,
    Measure::StartsSign,
    Measure::StartsUpper,
    Measure::EndsColon,
    Measure::ListItem,
    Measure::Prose,
    Measure::Words,
    Measure::Links,
    Measure::ShortWords,
    Measure::Timed,
    Measure::Digits,
    Measure::InBest,
    Measure::Bold,
];

/// How many measures there are: of the blocks around, and of the page.
const AROUND: usize = OFFSETS.len() * (1 + KINDS.len());
const PAGE: usize = OF_PAGE.len() + OF_BODY.len() + 2 + KINDS.len();
pub(super) const WIDTH: usize = AROUND + PAGE;

/// The names of these measures, in their order.
pub(super) fn names() -> impl Iterator<Item = Cow<'static, str>> {
    let around = OFFSETS.iter().flat_map(|offset| {
        let kinds = KINDS.iter().map(move |(name, _)| Cow::Owned(format!("proposed {offset:+}, {name}")));
        std::iter::once(Cow::Owned(format!("probability {offset:+}"))).chain(kinds)
    });
    let page = OF_PAGE.iter().map(|measure| Cow::Owned(format!("page's mean {}", measure.name())));
    let body = OF_BODY.iter().map(|measure| Cow::Owned(format!("body's mean {}", measure.name())));
    let cued = ["page's blocks with cues", "body's blocks with cues"].map(Cow::Borrowed);
    let counts = KINDS.iter().map(|(name, _)| Cow::Owned(format!("proposals, {name}")));
    around.chain(page).chain(body).chain(cued).chain(counts)
}

/// What rules made of a page.
pub(crate) struct Proposals<'p> {
    labels: &'p [Labelled],
    /// The kind of each label.
    kinds: Vec<Option<usize>>,
    page: [f32; PAGE],
}

impl<'p> Proposals<'p> {
    pub(crate) fn of(notes: &Notes, labels: &'p [Labelled]) -> Self {
        let kinds: Vec<_> = labels.iter().map(|labelled| kind(labelled.label)).collect();
        let page = annotate::row(of_page(notes, labels, &kinds));
        Self { labels, kinds, page }
    }

    /// Whether rules propose that a block is more than boilerplate.
    pub(super) fn has(&self, at: usize) -> bool {
        self.kinds.get(at).is_some_and(Option::is_some)
    }

    /// Whether rules propose that a block is a paragraph.
    pub(super) fn is_paragraph(&self, at: usize) -> bool {
        self.labels.get(at).is_some_and(|labelled| labelled.label == Label::Paragraph)
    }

    /// What the third pass sees of a block besides the second's measures; -1 beyond the page's ends.
    pub(crate) fn row(&self, at: usize) -> [f32; WIDTH] {
        let mut row = [0.0; WIDTH];
        let (around, page) = row.split_at_mut(AROUND);
        for (offset, values) in OFFSETS.iter().zip(around.chunks_exact_mut(1 + KINDS.len())) {
            let there = at.checked_add_signed(*offset);
            values[0] = there.and_then(|there| self.labels.get(there)).map_or(-1.0, |there| there.probability);
            if let Some(kind) = there.and_then(|there| *self.kinds.get(there)?) {
                values[1 + kind] = 1.0;
            }
        }
        page.copy_from_slice(&self.page);
        row
    }
}

/// Which of the kinds a label is.
fn kind(label: Label) -> Option<usize> {
    KINDS.iter().position(|(_, labels)| labels.contains(&label))
}

/// Sums over the blocks of a page, and over those of the body as far as they belong to it.
#[derive(Default)]
struct Sums {
    page: [f32; OF_PAGE.len()],
    body: [f32; OF_BODY.len()],
    cued: [f32; 2],
    proposals: [f32; KINDS.len()],
}

impl Sums {
    fn add(&mut self, note: &Note, probability: f32) {
        let cued = f32::from(!note.cues.is_empty());
        for (sum, measure) in self.page.iter_mut().zip(OF_PAGE) {
            *sum += note.measures.of(measure);
        }
        for (sum, measure) in self.body.iter_mut().zip(OF_BODY) {
            *sum += probability * note.measures.of(measure);
        }
        for (sum, cued) in self.cued.iter_mut().zip([cued, probability * cued]) {
            *sum += cued;
        }
    }
}

/// The measures of the page, in the order of [`names`].
fn of_page(notes: &Notes, labels: &[Labelled], kinds: &[Option<usize>]) -> impl Iterator<Item = f32> {
    let mut sums = Sums::default();
    let (mut blocks, mut body) = (1e-6, 1e-6);
    for ((note, labelled), kind) in notes.blocks.iter().zip(labels).zip(kinds) {
        sums.add(note, labelled.probability);
        if let Some(kind) = kind {
            sums.proposals[*kind] += 1.0;
        }
        (blocks, body) = (blocks + 1.0, body + labelled.probability);
    }
    let of_all = sums.page.map(|sum| sum / blocks).into_iter().chain(sums.body.map(|sum| sum / body));
    of_all.chain([sums.cued[0] / blocks, sums.cued[1] / body]).chain(sums.proposals)
}

#[cfg(test)]
mod tests {
    use super::{PAGE, WIDTH, names, of_page};
    use crate::annotate::Notes;

    #[test]
    fn every_measure_has_a_name() {
        assert_eq!(names().count(), WIDTH);
    }

    #[test]
    fn as_much_is_measured_of_a_page_as_has_a_name() {
        assert_eq!(of_page(&Notes::default(), &[], &[]).count(), PAGE);
    }
}
