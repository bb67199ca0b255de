//! The line at a dispatch's end that tells whose hands it went through: `Reporting by Jane Doe in Elmby; Editing by John Roe`.

use std::sync::LazyLock;

use super::OPENERS;
use crate::lexicon::Section;
use crate::news::lists::OTHER_ROLES;
use crate::news::phrases::Phrases;

pub(super) static REPORTERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(Section::ReporterOpener));

/// Signs between two roles; a comma parts two names as well.
const SIGNS: [char; 4] = [';', '；', ',', '，'];

/// The names of those who reported and wrote, a text a role; none where the line does not open with theirs, or opens as any
/// byline does and names no other role. Brackets may stand around it.
pub(super) fn reporters(line: &str) -> Vec<&str> {
    let line = line.trim_start_matches(['(', '（', '[', ' ']);
    if REPORTERS.strip(line).is_none() {
        return Vec::new();
    }
    let roles = roles(line.trim_end_matches([')', '）', ']', '.', ' ']));
    if roles.len() == 1 && OPENERS.strip(line).is_some() {
        return Vec::new();
    }
    roles.into_iter().filter_map(|role| REPORTERS.strip(role)).collect()
}

/// The line, cut before each role that it names.
fn roles(line: &str) -> Vec<&str> {
    let (mut roles, mut from) = (Vec::new(), 0);
    let signs = line.match_indices(SIGNS).map(|(at, sign)| (at, at + sign.len()));
    for (at, behind) in signs.filter(|(_, behind)| line.get(*behind..).is_some_and(opens_role)) {
        roles.extend(line.get(from..at));
        from = line.len() - line.get(behind..).unwrap_or_default().trim_start().len();
    }
    roles.extend(line.get(from..));
    roles
}

fn opens_role(text: &str) -> bool {
    let text = text.trim_start();
    REPORTERS.strip(text).is_some() || OTHER_ROLES.strip(text).is_some()
}
