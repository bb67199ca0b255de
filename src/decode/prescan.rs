//! The head of an HTML document → the encoding that it declares.
//!
//! This is the standard's "prescan a byte stream to determine its encoding": tags, attributes and comments are told
//! apart, so that a `charset=` inside a description or a script's URL is no declaration.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, X_USER_DEFINED};
use memchr::{memchr, memmem};

use super::{is_utf_16, known};

/// The encoding that a `<meta>` declares, else an XML declaration at the very start.
pub(super) fn declared(head: &[u8]) -> Option<&'static Encoding> {
    of_meta(head).or_else(|| of_xml(head))
}

fn of_meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut scanner = Scanner { rest: head };
    loop {
        let (_, markup) = scanner.rest.split_at_checked(memchr(b'<', scanner.rest)?)?;
        scanner.rest = markup.get(1..)?;
        if let Some(comment) = markup.strip_prefix(b"<!--") {
            scanner.rest = after_comment(comment)?;
        } else if is_meta(markup) {
            scanner.rest = markup.get(b"<meta".len()..)?;
            if let Some(encoding) = scanner.meta() {
                return Some(encoding);
            }
        } else if is_tag(scanner.rest) {
            scanner.tag();
        } else if scanner.rest.starts_with(b"!") || scanner.rest.starts_with(b"/") || scanner.rest.starts_with(b"?") {
            scanner.rest = scanner.rest.get(memchr(b'>', scanner.rest)?..)?;
        }
    }
}

/// `<!-->` is a whole comment.
fn after_comment(comment: &[u8]) -> Option<&[u8]> {
    if comment.starts_with(b">") {
        return Some(comment);
    }
    if comment.starts_with(b"->") {
        return comment.get(1..);
    }
    comment.get(memmem::find(comment, b"-->")? + 2..)
}

fn is_meta(markup: &[u8]) -> bool {
    let Some((name, rest)) = markup.split_at_checked(b"<meta".len()) else { return false };
    name.eq_ignore_ascii_case(b"<meta") && rest.first().is_some_and(|b| is_space(*b) || *b == b'/')
}

/// A start or end tag's name, behind the bracket.
fn is_tag(rest: &[u8]) -> bool {
    let name = rest.strip_prefix(b"/").unwrap_or(rest);
    name.first().is_some_and(u8::is_ascii_alphabetic)
}

struct Scanner<'h> {
    rest: &'h [u8],
}

/// What the attributes of one `<meta>` say so far; of several of a name, the first counts.
#[derive(Default)]
struct Meta {
    names: Vec<Vec<u8>>,
    is_content_type: bool,
    charset: Named,
}

/// Where a `<meta>` names an encoding.
#[derive(Default)]
enum Named {
    #[default]
    Nowhere,
    /// In `content`, which counts beside `http-equiv=content-type` only.
    Content(&'static Encoding),
    /// In `charset`, which goes before `content` even where it names nothing known.
    Attribute(Option<&'static Encoding>),
}

impl Scanner<'_> {
    /// The declaration in a `<meta>`'s attributes.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let mut meta = Meta::default();
        while let Some((name, value)) = self.attribute() {
            meta.note(name, &value);
        }
        // A cut inside the tag leaves nothing; its end is still to come.
        meta.declared().map(in_markup).filter(|_| !self.rest.is_empty())
    }

    /// Past a tag's name and attributes, up to its closing bracket.
    fn tag(&mut self) {
        self.skip_until(|b| is_space(b) || b == b'>');
        while self.attribute().is_some() {}
    }

    /// The next attribute's name and value, in lower case; `None` at the end of the tag.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.skip_until(|b| !is_space(b) && b != b'/');
        if self.rest.first().is_none_or(|b| *b == b'>') {
            return None;
        }
        let name = self.name();
        self.skip_until(|b| !is_space(b));
        if self.rest.first() != Some(&b'=') {
            return Some((name, Vec::new()));
        }
        self.rest = self.rest.get(1..).unwrap_or_default();
        self.skip_until(|b| !is_space(b));
        Some((name, self.value()?))
    }

    /// A name may begin with `=`.
    fn name(&mut self) -> Vec<u8> {
        let more = self.rest.get(1..).unwrap_or_default();
        let ends = |b: &u8| is_space(*b) || matches!(b, b'=' | b'/' | b'>');
        self.take(1 + more.iter().position(ends).unwrap_or(more.len()))
    }

    /// `None` where a quotation mark never closes: the head ends inside the value.
    fn value(&mut self) -> Option<Vec<u8>> {
        let Some(quote @ (b'"' | b'\'')) = self.rest.first() else {
            let ends = |b: &u8| is_space(*b) || *b == b'>';
            return Some(self.take(self.rest.iter().position(ends).unwrap_or(self.rest.len())));
        };
        let inside = std::mem::take(&mut self.rest).get(1..)?;
        let (value, rest) = inside.split_at_checked(memchr(*quote, inside)?)?;
        self.rest = rest.get(1..)?;
        Some(value.to_ascii_lowercase())
    }

    fn take(&mut self, length: usize) -> Vec<u8> {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken.to_ascii_lowercase()
    }

    fn skip_until(&mut self, stop: impl Fn(u8) -> bool) {
        let end = self.rest.iter().position(|b| stop(*b)).unwrap_or(self.rest.len());
        self.rest = self.rest.get(end..).unwrap_or_default();
    }
}

impl Meta {
    fn note(&mut self, name: Vec<u8>, value: &[u8]) {
        if self.names.contains(&name) {
            return;
        }
        match name.as_slice() {
            b"http-equiv" => self.is_content_type = value == b"content-type",
            b"charset" => self.charset = Named::Attribute(str::from_utf8(value).ok().and_then(known)),
            b"content" => self.note_content(value),
            _ => return,
        }
        self.names.push(name);
    }

    fn note_content(&mut self, value: &[u8]) {
        if let (Named::Nowhere, Some(encoding)) = (&self.charset, charset_in(value)) {
            self.charset = Named::Content(encoding);
        }
    }

    fn declared(self) -> Option<&'static Encoding> {
        match self.charset {
            Named::Content(encoding) => Some(encoding).filter(|_| self.is_content_type),
            Named::Attribute(encoding) => encoding,
            Named::Nowhere => None,
        }
    }
}

/// "Extract a character encoding from a meta element": `text/html; charset = "utf-8"`.
fn charset_in(content: &[u8]) -> Option<&'static Encoding> {
    let mut rest = content;
    let value = loop {
        rest = rest.get(memmem::find(rest, b"charset")? + b"charset".len()..)?;
        if let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") {
            break value.trim_ascii_start();
        }
    };
    let label = match value.first()? {
        quote @ (b'"' | b'\'') => {
            let value = value.get(1..)?;
            value.get(..memchr(*quote, value)?)?
        }
        _ => value.split(|b| is_space(*b) || *b == b';').next()?,
    };
    known(str::from_utf8(label).ok()?)
}

/// A document whose declaration could be read as ASCII is not in UTF-16, whatever it says.
fn in_markup(encoding: &'static Encoding) -> &'static Encoding {
    match encoding {
        _ if is_utf_16(encoding) => UTF_8,
        _ if encoding == X_USER_DEFINED => WINDOWS_1252,
        _ => encoding,
    }
}

/// "Get an XML encoding": `<?xml version="1.0" encoding="iso-8859-2"?>`.
fn of_xml(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = declaration.get(..memchr(b'>', declaration)?)?;
    let rest = declaration.get(memmem::find(declaration, b"encoding")? + b"encoding".len()..)?;
    let value = trim_controls(trim_controls(rest).strip_prefix(b"=")?);
    let quote = *value.first().filter(|b| matches!(b, b'"' | b'\''))?;
    let value = value.get(1..)?;
    let label = value.get(..memchr(quote, value)?)?;
    known(str::from_utf8(label).ok()?).map(in_markup)
}

/// Without the leading bytes up to the space.
fn trim_controls(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|b| *b > b' ').unwrap_or(bytes.len());
    bytes.get(start..).unwrap_or_default()
}

fn is_space(b: u8) -> bool {
    matches!(b, b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::declared;

    fn name(head: &str) -> Option<&'static str> {
        declared(head.as_bytes()).map(encoding_rs::Encoding::name)
    }

    #[test]
    fn declarations() {
        for head in [
            "<meta charset=iso-8859-2>",
            "<!DOCTYPE html><html lang=cs><META\nCHARSET = 'latin2' />",
            "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>",
            "<meta content='text/html; charset = \"iso-8859-2\"' http-equiv=content-type>",
            "<meta content='charsets; charset=iso-8859-2;x' http-equiv=content-type>",
            "<meta/charset=iso-8859-2>",
            "<!-- <meta charset=utf-8> --><meta charset=iso-8859-2>",
            "<!--><meta charset=iso-8859-2>-->",
            "<a title='<meta charset=utf-8>'><meta charset=iso-8859-2>",
            "<meta charset=nonsense><meta charset=iso-8859-2>",
            "<meta charset=iso-8859-2 charset=utf-8>",
            "<meta name=x content=y><p><meta charset=iso-8859-2>",
            "<?xml version='1.0' encoding=\"iso-8859-2\"?><html>",
            "<?xml version='1.0' encoding='utf-8'?><meta charset=iso-8859-2>",
        ] {
            assert_eq!(name(head), Some("ISO-8859-2"), "{head}");
        }
    }

    #[test]
    fn a_charset_attribute_goes_before_content() {
        assert_eq!(name("<meta charset=nonsense http-equiv=content-type content='text/html; charset=utf-8'>"), None);
        let both = "<meta http-equiv=content-type content='text/html; charset=utf-8' charset=latin2>";
        assert_eq!(name(both), Some("ISO-8859-2"));
    }

    #[test]
    fn what_is_no_declaration() {
        for head in [
            "<meta name=description content='charset=iso-8859-2'>",
            "<meta data-charset=iso-8859-2>",
            "<metacharset=iso-8859-2>",
            "<link href='/a.css?charset=iso-8859-2'>",
            "<script src=a.js charset=iso-8859-2></script>",
            "<!-- <meta charset=iso-8859-2>",
            "<meta content='text/html; charset=iso-8859-2'>",
            "<meta http-equiv=refresh content='text/html; charset=iso-8859-2'>",
            "<meta charset='iso-8859-2",
            "<meta charset=iso-8859-2",
            "<? <meta charset=iso-8859-2",
            "< meta charset=iso-8859-2>",
            " <?xml encoding='iso-8859-2'?>",
            "charset=iso-8859-2",
            "<",
            "<meta",
            "</",
            "",
        ] {
            assert_eq!(name(head), None, "{head}");
        }
    }

    #[test]
    fn some_labels_cannot_mean_what_they_say() {
        assert_eq!(name("<meta charset=utf-16le>"), Some("UTF-8"));
        assert_eq!(name("<?xml encoding='utf-16'?>"), Some("UTF-8"));
        assert_eq!(name("<meta charset=x-user-defined>"), Some("windows-1252"));
        assert_eq!(name("<meta charset=gb2312>"), Some("GBK"));
        assert_eq!(name("<meta charset=hz-gb-2312>"), None);
    }

    /// html5lib's suite is no part of the crate. It has no known deviation.
    #[test]
    fn html5lib_agrees() {
        let Some(suite) = crate::shared::shared("html5lib-tests/encoding") else { return };
        for file in ["tests1.dat", "tests2.dat"] {
            let cases = std::fs::read(suite.join(file)).unwrap();
            let cases = String::from_utf8_lossy(&cases).into_owned();
            // A byte order mark never comes as far as the prescan.
            for case in cases.split("#data\n").skip(1).filter(|case| !case.starts_with('\u{feff}')) {
                let (head, encoding) = case.split_once("\n#encoding\n").unwrap();
                let encoding = encoding_rs::Encoding::for_label(encoding.trim().as_bytes()).unwrap().name();
                assert_eq!(name(head).unwrap_or("windows-1252"), encoding, "{head}");
            }
        }
    }
}
