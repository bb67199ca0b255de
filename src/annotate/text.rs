//! What a block says by itself: its words and signs, its form, its region, its cues.

use crate::lexicon::{CUES, is_lower};
use crate::page::{Block, Form, Region};

use super::words::Counts;
use super::{Measure, Measures, Note, ends_sentence, ratio, share};

/// Stands for what is no heading.
const NO_HEADING: u8 = 7;

/// Measures the block alone.
pub(super) fn measure(block: &Block, text: &str, counts: Counts, note: &mut Note) {
    of_counts(counts, &mut note.measures);
    of_edges(text, &mut note.measures);
    of_markup(block, &mut note.measures);
    of_form(block, &mut note.measures);
    of_region(note.region, &mut note.measures);
    if !note.cues.is_empty() {
        for (at, (_, cue)) in CUES.iter().enumerate() {
            note.measures.set_cue(at, note.cues.has(*cue));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
fn of_counts(counts: Counts, m: &mut Measures) {
    let of_characters = |part: u32| share(part as usize, counts.characters as usize);
    let of_words = |part: u32| share(part as usize, counts.words as usize);
    m.set(Measure::Words, counts.words as f32);
    m.set(Measure::Characters, counts.characters as f32);
    m.set(Measure::WordLength, counts.characters as f32 / counts.words.max(1) as f32);
    m.set(Measure::Upper, of_characters(counts.upper));
    m.set(Measure::Digits, of_characters(counts.digits));
    m.set(Measure::ShortWords, of_words(counts.short));
    m.set(Measure::CapitalWords, of_words(counts.capital));
    m.set(Measure::Commas, counts.commas as f32);
    m.set(Measure::Stops, counts.stops as f32);
    m.set(Measure::Quotes, counts.quotes as f32);
    m.set(Measure::Bars, counts.bars as f32);
    m.set(Measure::Ats, counts.ats as f32);
    m.set(Measure::Slashes, counts.slashes as f32);
}

fn of_edges(text: &str, m: &mut Measures) {
    let first = text.chars().next().unwrap_or(' ');
    m.set(Measure::StartsLower, is_lower(first));
    m.set(Measure::StartsUpper, first.is_uppercase());
    m.set(Measure::StartsDigit, first.is_numeric());
    m.set(Measure::StartsSign, !first.is_alphanumeric());
    m.set(Measure::EndsSentence, ends_sentence(text));
    m.set(Measure::EndsColon, text.ends_with([':', '：']));
    m.set(Measure::EndsQuestion, text.ends_with(['?', '？', '؟']));
    m.set(Measure::EndsEllipsis, text.ends_with('…') || text.ends_with("..."));
}

fn of_markup(block: &Block, m: &mut Measures) {
    #[expect(clippy::cast_precision_loss, reason = "a measure needs no more than a float's precision")]
    let links = block.links.1.saturating_sub(block.links.0) as f32;
    m.set(Measure::Links, links);
    m.set(Measure::LinkDensity, ratio(block.link_bytes, block.text.len()));
    m.set(Measure::Bold, ratio(block.bold_bytes, block.text.len()));
    m.set(Measure::Timed, block.timed);
    m.set(Measure::Concealed, block.hidden);
    m.set(Measure::Hidden, block.hidden);
    m.set(Measure::InFigure, block.figure.is_some());
}

fn of_form(block: &Block, m: &mut Measures) {
    let level = if let Form::Heading(level) = block.form { level } else { NO_HEADING };
    m.set(Measure::HeadingLevel, level);
    m.set(Measure::ListItem, block.form == Form::ListItem);
    m.set(Measure::Quotation, block.form == Form::Quotation);
    m.set(Measure::Preformatted, block.form == Form::Preformatted);
    m.set(Measure::TableRow, block.form == Form::TableRow);
    m.set(Measure::Caption, block.form == Form::Caption);
    m.set(Measure::Control, block.form == Form::Control);
}

fn of_region(region: Region, m: &mut Measures) {
    m.set(Measure::InMain, region == Region::Main);
    m.set(Measure::InHeader, region == Region::Header);
    m.set(Measure::InNavigation, region == Region::Navigation);
    m.set(Measure::InAside, region == Region::Aside);
    m.set(Measure::InFooter, region == Region::Footer);
    m.set(Measure::InComments, region == Region::Comments);
}
