//! Text → its runs: stretches that show as they are written, and the white space between them.

use crate::page::is_invisible;

/// What a text is made of, as far as it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run<'t> {
    /// White space, however much.
    Space(&'t str),
    /// A line's end with a wide space behind it: a Japanese or Chinese paragraph begins.
    Indent,
    /// No white space but single spaces inside, and nothing invisible.
    Shown(&'t str),
}

/// What Japanese and Chinese paragraphs begin with.
pub(super) const INDENT: char = '\u{3000}';

/// The runs of a text, in order.
pub(super) fn runs(text: &str) -> impl Iterator<Item = Run<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let (run, tail) = rest.split_at_checked(shown(rest))?;
            if !run.is_empty() {
                rest = tail;
                return Some(Run::Shown(run));
            }
            let mut visible = tail.trim_ascii_start();
            if visible.len() == tail.len() {
                visible = tail.trim_start();
            }
            if visible.len() < tail.len() {
                rest = visible;
                let white = tail.get(..tail.len() - visible.len()).unwrap_or_default();
                let is_indented = visible.starts_with(INDENT) && white.contains('\n');
                return Some(if is_indented { Run::Indent } else { Run::Space(white) });
            }
            let mut chars = tail.chars();
            chars.next()?;
            rest = chars.as_str();
        }
    })
}

/// What a byte tells of the character that it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Byte {
    Shown,
    Space,
    /// Begins other white space, or what shows as nothing.
    Unshown,
    /// Begins characters of both sorts.
    Doubtful,
}

static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Shown; 256];
    let mut byte = 0_u8;
    loop {
        bytes[byte as usize] = match byte {
            b' ' => Byte::Space,
            0..=0x1f | 0x7f => Byte::Unshown,
            // U+00A0 and the like, U+1680, U+2000 to U+206F, U+3000, U+FEFF.
            0xc2 | 0xe1..=0xe3 | 0xef => Byte::Doubtful,
            _ => Byte::Shown,
        };
        if byte == u8::MAX {
            break bytes;
        }
        byte += 1;
    }
};

/// How many bytes of a text's start show as they are written; the last is no space.
fn shown(text: &str) -> usize {
    let (mut at, mut end) = (0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        match BYTES[usize::from(*byte)] {
            Byte::Shown => at += 1,
            Byte::Space if at == end && at > 0 => {
                at += 1;
                continue;
            }
            Byte::Space | Byte::Unshown => break,
            Byte::Doubtful => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if !c.is_whitespace() && !is_invisible(c) => at += c.len_utf8(),
                _ => break,
            },
        }
        end = at;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{Run, runs};
    use crate::page::is_invisible;

    #[test]
    fn a_text_falls_into_what_shows_and_what_does_not() {
        let text = " a bc’s  d\u{ad}e\u{a0}\u{200b}\n— f\u{7f} ";
        let (space, shown) = (Run::Space(" "), Run::Shown);
        let (double, hard, end) = (Run::Space("  "), Run::Space("\u{a0}"), Run::Space("\n"));
        let expected = [space, shown("a bc’s"), double, shown("d"), shown("e"), hard, end, shown("— f"), space];
        assert_eq!(runs(text).collect::<Vec<_>>(), expected);
        assert_eq!(runs("").count(), 0);
    }

    #[test]
    fn every_character_is_what_it_is() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}b");
            let found: Vec<Run> = runs(&text).collect();
            let is_space = c.is_whitespace();
            let whole = c == ' ' || !is_space && !is_invisible(c);
            let parts = if is_space {
                vec![Run::Shown("a"), Run::Space(text.trim_matches(['a', 'b'])), Run::Shown("b")]
            } else {
                vec![Run::Shown("a"), Run::Shown("b")]
            };
            assert_eq!(found, if whole { vec![Run::Shown(text.as_str())] } else { parts }, "{c:?}");
        }
    }
}
