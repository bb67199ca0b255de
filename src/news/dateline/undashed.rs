//! Datelines without a dash: `New Delhi, April 8 (PTI) The talks`, `МОСКВА, 8 апреля. /ТАСС/. `.

use super::{AGENCIES, MOST_UNCASED_WORDS, Told, is_place, opens_sentence};

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
