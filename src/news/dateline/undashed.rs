//! Datelines without a dash: `New Delhi, April 8 (PTI) The talks`, `МОСКВА, 8 апреля. /ТАСС/. `, `新华社北京4月8日电`.

use std::sync::LazyLock;

use super::{AGENCIES, MOST_UNCASED_WORDS, Told, is_place, opens_sentence};
use crate::lexicon::Section;
use crate::news::phrases::Phrases;

static DISPATCH_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::DispatchWord));
static MONTH_WORDS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::MonthWord));
static OWN_OUTLETS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::OwnOutlet));

/// Letters of a place between a Chinese outlet and the day, with whoever reports.
const PLACE_LETTERS: usize = 14;

/// `New Delhi [India], April 8 (ANI): The talks`: place, day and agency.
pub(super) fn opens_cased(head: &str) -> Option<&str> {
    let (place, dateline) = before_agency(head)?;
    let place = place.trim_end_matches(['.', ' ']).replace(['[', ']', '(', ')'], "");
    (has_day(&place) && is_place(&place, Told::Agency)).then_some(dateline)
}

/// `नई दिल्ली, 8 अप्रैल (भाषा) `: the same without capitals.
pub(super) fn opens_uncased(head: &str) -> Option<&str> {
    let (place, dateline) = before_agency(head)?;
    let is_short = |part: &str| (1..=MOST_UNCASED_WORDS).contains(&part.split_whitespace().count());
    (has_day(place) && place.split([',', '،']).all(is_short)).then_some(dateline)
}

/// What stands before the first agency in brackets or between slashes, without it and with it, where a sentence follows.
fn before_agency(head: &str) -> Option<(&str, &str)> {
    let opens = head.char_indices().filter(|(_, c)| matches!(c, '(' | '/'));
    opens.filter_map(|(at, open)| Some((at, agency_end(head, at, open)?))).find_map(|(at, end)| {
        let (dateline, story) = head.split_at_checked(end)?;
        let story = story.trim_start_matches([':', '.']);
        (story.starts_with(' ') && opens_sentence(story)).then_some((dateline.get(..at)?, dateline))
    })
}

/// Where an agency ends that is all that stands in a bracket, or between slashes, with them.
fn agency_end(head: &str, at: usize, open: char) -> Option<usize> {
    let inner = head.get(at + open.len_utf8()..)?;
    let close = inner.find(if open == '(' { ')' } else { '/' })?;
    // Both signs are of one byte.
    AGENCIES.is(inner.get(..close)?.trim()).then_some(at + close + 2)
}

/// Whether a day stands behind the place and a comma: `April 8`.
fn has_day(place: &str) -> bool {
    place.split([',', '،']).skip(1).any(|part| part.contains(char::is_numeric))
}

/// `新华社北京4月8日电`, `中新网4月8日电`: an outlet, perhaps a place, the day, and that it was cabled.
pub(super) fn opens_dispatch(head: &str) -> Option<&str> {
    let rest = [&AGENCIES, &OWN_OUTLETS].iter().find_map(|list| list.strip(head))?;
    let (at, end) = DISPATCH_WORDS.find(rest)?;
    let before = rest.get(..at)?;
    let month = before.trim_end_matches(char::is_numeric);
    let place = MONTH_WORDS.strip_end(month).map_or(month, |month| month.trim_end_matches(char::is_numeric));
    // `4月8日电影节` is a festival of films.
    let has_day = month.len() < before.len() && !rest.get(end..)?.starts_with(char::is_alphabetic);
    let is_name = place.chars().count() <= PLACE_LETTERS && place.chars().all(|c| c.is_alphabetic() || c == ' ');
    (has_day && is_name).then(|| head.get(..head.len() - rest.len() + end))?
}
