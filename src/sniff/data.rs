//! What programs read and people do not: feeds and other XML, and JSON, alone, in lines, or in a call.

use memchr::memmem;
use serde_core::de::IgnoredAny;

use super::{ELEMENTS, FRAME, begins_with_one_of};
use crate::ascii::starts_with_ignoring_case;

/// The outermost elements of feeds and of lists of pages, whatever their prefix; `RDF` is that of RSS 1.0.
const FEEDS: &[&str] = &["rss", "feed", "RDF", "opml", "urlset", "sitemapindex"];

/// Whether the first element is that of a feed, or of other XML that says what it is and is no page. The window begins behind
/// the declarations and comments that the text begins with.
pub(super) fn is_xml(text: &[u8], window: &[u8]) -> bool {
    let Some(name) = root(window) else { return false };
    let is_known = |names: &[&str]| begins_with_one_of(names, without_prefix(name));
    // A picture by itself; in a page it stands further down.
    let is_picture = || is_known(&["svg"]);
    let is_page = || is_known(FRAME) || is_known(ELEMENTS) && !is_picture() || has_frame(window);
    is_known(FEEDS) || starts_with_ignoring_case(text, b"<?xml") && !is_page()
}

/// What begins with the name of the first element; none in a page that says that it is HTML.
fn root(window: &[u8]) -> Option<&[u8]> {
    window.strip_prefix(b"<").filter(|name| name.first().is_some_and(u8::is_ascii_alphabetic))
}

/// `feed ...` of `atom:feed ...`.
fn without_prefix(name: &[u8]) -> &[u8] {
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    name.get(length..).and_then(|rest| rest.strip_prefix(b":")).unwrap_or(name)
}

/// Whether a page's frame stands further down, in an element of another name.
fn has_frame(window: &[u8]) -> bool {
    memmem::find_iter(window, b"<").any(|at| begins_with_one_of(FRAME, window.get(at + 1..).unwrap_or_default()))
}

/// Whether the text is an object or an array of JSON, or one object after the other, as logs and exports have them a line
/// each.
pub(super) fn is_json(text: &str) -> bool {
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    let is_value = values.next().is_some_and(|value| value.is_ok());
    let rest = text.get(values.byte_offset()..).unwrap_or_default().trim_start();
    is_value && (rest.is_empty() || rest.starts_with('{') && text.starts_with('{'))
}

/// The longest name of a function that data is handed to, with what stands before it.
const LONGEST_CALL: usize = 200;

/// Whether the text is JSON handed to a function, and nothing else: `callback({...});`.
pub(super) fn is_call(text: &str) -> bool {
    let Some((call, data)) = text.split_once('(').filter(|(call, _)| call.len() <= LONGEST_CALL) else { return false };
    // Servers put an empty comment before it, and ask whether the function is there.
    let name = call.rsplit(&['/', '&'][..]).next().unwrap_or(call).trim();
    let is_name =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'.'));
    let data = data.trim_end().trim_end_matches(';').trim_end().strip_suffix(')');
    is_name && data.is_some_and(|data| is_json(data.trim()))
}

#[cfg(test)]
mod tests {
    use crate::sniff::{Nature, nature};

    #[test]
    fn feeds_and_json_are_data() {
        for data in [
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title><link>/</link></channel></rss>",
            "<?xml version=\"1.0\"?>\n<!-- <html> -->\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title>",
            "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><title>News</title>",
            "\u{feff}{\"headline\": \"Bridge reopens\", \"body\": [\"<p>The bridge is open.</p>\"]}\n",
            "[{\"headline\": \"Bridge reopens\"}]",
            "<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\"><atom:title>News</atom:title>",
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY nbsp \"&#160;\">]>\n<rss><channel><title>News</title>",
            "{\"headline\": \"Bridge reopens\"}\n{\"headline\": \"Ferry sold\"}\n{\"headline\": \"To be c",
            "callback({\"headline\": \"Bridge reopens\"});",
            "/**/ typeof elm.show === 'function' && elm.show({\"headline\": \"Bridge reopens\"})\n",
            "jQuery_17([\"Bridge reopens\"]);",
        ] {
            assert_eq!(nature(data), Nature::Data, "{data}");
        }
    }

    #[test]
    fn xml_that_is_no_page_is_data() {
        for data in [
            "<?xml version=\"1.0\"?><note><title>News</title><link>/</link></note>",
            "<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<elm:story xmlns:elm=\"urn:elm\"><p>The bridge is open.</p>",
            "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg><text>Elm</text></svg>",
        ] {
            assert_eq!(nature(data), Nature::Data, "{data}");
        }
    }
}
