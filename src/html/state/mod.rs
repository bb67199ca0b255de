//! The data that scripts build a page from → the story in it, as HTML.
//!
//! `__NEXT_DATA__`, `self.__next_f.push(...)`, `window.__INITIAL_STATE__ = {...}` and the like have no common schema. But
//! wherever a story stands, it is either one long text under a key such as `body` or `content`, or a list of
//! paragraphs under one. `scripts` finds what is data, `stream` puts streamed parts together, `scan` takes its strings out, each with the keys it stands
//! under, `story` picks the longest story and writes it as HTML. All of it is one pass over the scripts for each level
//! of strings within strings.

mod keys;
mod scan;
mod scripts;
mod story;
mod stream;

/// The story that the page's scripts hold, as HTML: the longest, before others one with the words of the claims.
pub(super) fn story<'c>(html: &str, claims: impl Iterator<Item = &'c str>) -> Option<String> {
    let mut candidates = story::Candidates::new(claims);
    for data in scripts::data(html) {
        candidates.add(&data);
    }
    candidates.best()
}

#[cfg(test)]
mod tests;
