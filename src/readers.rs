//! Text → [`Page`], by the reader that knows it: the one of HTML, or the one of plain text.

use crate::page::{Form, Page};
use crate::{html, text};

/// Reads a page of HTML.
///
/// Browsers save a text file as a page of one `<pre>`, and agencies' systems write their stories so: what stands in it is
/// for the other reader.
pub(crate) fn html(html: &str) -> Page {
    let page = html::read(html);
    match page.blocks.as_slice() {
        [only] if only.form == Form::Preformatted => {
            let inside = text::read(page.text_of(only));
            let claims = page.claims.into_iter().chain(inside.claims).collect();
            Page { claims, base_href: page.base_href, ..inside }
        }
        _ => page,
    }
}

/// Reads a plain text.
pub(crate) fn text(text: &str) -> Page {
    text::read(text)
}
