//! What signs do, in every script: those that end a sentence, and those that nobody sees.

/// Whether a sign ends a sentence: the full stop, the marks of question and exclamation, the ellipsis, and what other
/// scripts have for them.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || !c.is_ascii() && is_other_stop(c)
}

fn is_other_stop(c: char) -> bool {
    matches!(c, '。' | '｡' | '．' | '！' | '？') // ideographs and kana
        || matches!(c, '؟' | '۔') // Arabic, Urdu
        || matches!(c, '।' | '॥') // Devanagari and its neighbours
        || c == '։' // Armenian
        || matches!(c, '።' | '፧') // Ethiopic
        || matches!(c, '။' | '។' | '៕') // Burmese, Khmer
}

/// A text without the quotation marks and brackets that close it: what is left ends in a stop where a sentence ends.
pub(crate) fn without_closers(text: &str) -> &str {
    text.trim_end_matches(|c: char| c.is_whitespace() || is_closer(c))
}

/// Whether a sign closes a quotation or a bracket.
pub(crate) fn is_closer(c: char) -> bool {
    is_closing_quote(c) || matches!(c, ')' | ']' | '）' | '】')
}

/// What stands in the brackets around a whole text, in which there are no others: `（文／王小明）`.
pub(crate) fn unbracketed(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(['(', '（', '【', '['])?.strip_suffix([')', '）', '】', ']'])?;
    (!inside.contains(['(', '（', '【', '['])).then_some(inside.trim())
}

/// Whether a sign closes a quotation, in some language: „so“, »so«.
pub(crate) fn is_closing_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | '«' | '›' | '」' | '』')
}

/// Whether a character shows as nothing and does nothing: soft hyphens, spaces without width, marks of byte order.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a mark says in which direction text runs; it shows as nothing.
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a mark joins letters or keeps them apart; it shows by their shapes alone.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// A letter of a script that sets no space between words: Thai, Lao, Khmer, Burmese, kana, ideographs.
pub(crate) fn is_unspaced(c: char) -> bool {
    // Most letters stand before all of these.
    c >= '\u{e00}'
        && (matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
            || matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
            || matches!(c, '\u{20000}'..='\u{3ffff}'))
}

/// Whether a letter belongs to a script that spells words out and sets no spaces between them: Thai, Lao, Burmese, Khmer.
pub(crate) fn is_spelled(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a letter is Korean: a syllable, or a part of one. Korean sets spaces.
pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::{is_blank, is_direction, is_joiner, is_stop, is_unspaced};

    #[test]
    fn sentences_end_in_every_script() {
        assert!(".!?…。｡．！？؟۔।॥։።။។".chars().all(is_stop));
        assert!(!",;:、，،|/–\"”»)」".chars().any(is_stop));
    }

    #[test]
    fn what_is_not_seen_is_of_one_sort() {
        for c in '\0'..=char::MAX {
            let sorts = [is_blank(c), is_direction(c), is_joiner(c), c.is_alphanumeric() || c.is_whitespace()];
            assert!(sorts.iter().filter(|is| **is).count() <= 1, "{c:?}");
        }
    }

    #[test]
    fn scripts_without_spaces() {
        assert!("ไลលမかカ漢𠀀".chars().all(is_unspaced));
        assert!(!"aяب한 ".chars().any(is_unspaced));
    }
}
