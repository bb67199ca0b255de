//! Headlines: a page's title without the outlet's name.

use memchr::memchr;

use crate::lexicon::{is_unspaced, letters_of};

/// What stands between a headline and the outlet's name.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " :: ", " ‹ ", " › ", " / ", "｜", "：", " : ", " |", "| ",
    " ~ ", "|", "—", "＿", "_",
];

/// Separators between which a section may stand; a dash also stands inside headlines.
const SECTION_SEPARATORS: &[&str] = &[" | ", " · ", " • ", " » ", " :: ", "｜"];

/// Words of a section's name: `Food and Drink`.
const MOST_SECTION_WORDS: usize = 3;

/// How many names a title may carry on each end: `Story | Section | Site | Owner`.
const MOST_NAMES: usize = 3;

/// Words that an outlet adds to its own name in a title: `BBC News UK & Ireland`.
const MOST_ADDED_WORDS: usize = 4;

/// Under these labels of a country's domain (`co.uk`, `com.br`) the registries take names: the commonest of the Public Suffix List.
const REGISTRIES: [&str; 24] = [
    "ac", "ad", "asn", "co", "com", "edu", "gen", "go", "gob", "gov", "gub", "gv", "id", "in", "lg", "ltd", "me",
    "mil", "ne", "net", "nom", "or", "org", "plc",
];

/// A country's domain has so many letters.
const COUNTRY_LETTERS: usize = 2;

/// Letters below which a name must be met exactly: `x`, `rt`.
const SHORTEST_NAME: usize = 3;

/// The names that a page's outlet goes by, folded.
struct Outlet {
    site: Option<String>,
    label: Option<String>,
    /// The last label of the domain, with its dot.
    ending: Option<String>,
}

/// A title without the outlet's name at its end or start, and without a section beside that name. The name is taken
/// off only where the page gives it, or its domain does; other dashes, bars and colons belong to the headline.
pub(crate) fn without_site<'t>(title: &'t str, site_name: Option<&str>, domain: Option<&str>) -> &'t str {
    let outlet = Outlet::new(site_name, domain);
    let mut headline = title.trim();
    for _ in 0..MOST_NAMES {
        let shorter = without_last(headline, &outlet).or_else(|| without_first(headline, &outlet));
        let Some(shorter) = shorter.filter(|shorter| shorter.chars().any(char::is_alphanumeric)) else { break };
        headline = shorter;
    }
    headline
}

/// What stands behind the last separator of a title, if it is as short as a name, and whether that is a bar: no headline
/// has one of its own.
pub(crate) fn last_name(title: &str) -> Option<(&str, bool)> {
    let (headline, separator, name) = last_cut(title)?;
    let is_name = (1..=MOST_ADDED_WORDS).contains(&words(name)) && words(headline) > words(name);
    is_name.then(|| (name.trim(), separator.contains('|')))
}

/// Whether a name is the outlet's own, in any of the forms that titles have it.
pub(crate) fn names_outlet(name: &str, site_name: Option<&str>, domain: Option<&str>) -> bool {
    Outlet::new(site_name, domain).is_named_by(name)
}

fn without_last<'t>(title: &'t str, outlet: &Outlet) -> Option<&'t str> {
    let (headline, separator, name) = last_cut(title)?;
    if !outlet.is_named_by(name) || words(headline) == 0 {
        return None;
    }
    Some(without_section(headline.trim_end(), separator))
}

/// The separators that a title may hold: most titles lack the sign of most, and one byte is found sooner than all.
fn separators_in(title: &str) -> impl Iterator<Item = &'static str> {
    let sign = |separator: &str| separator.bytes().find(|byte| *byte != b' ').unwrap_or(b' ');
    SEPARATORS.iter().copied().filter(move |separator| memchr(sign(separator), title.as_bytes()).is_some())
}

fn without_first<'t>(title: &'t str, outlet: &Outlet) -> Option<&'t str> {
    let cuts = separators_in(title).filter_map(|separator| title.split_once(separator));
    let first = cuts.min_by_key(|(name, _)| name.len()).filter(|(name, _)| outlet.is_named_by(name));
    let cut = first.or_else(|| title.split_once(": ").filter(|(name, _)| outlet.is_site(name)));
    cut.map(|(_, headline)| headline.trim_start())
}

/// The last separator of a title, with what stands on both of its sides.
fn last_cut(title: &str) -> Option<(&str, &'static str, &str)> {
    let cuts = separators_in(title).filter_map(|separator| {
        let (headline, name) = title.rsplit_once(separator)?;
        Some((headline, separator, name))
    });
    cuts.min_by_key(|(_, separator, name)| (name.trim().len(), usize::MAX - separator.len()))
}

/// `Story | Politics` → `Story`, where the outlet's name stood behind the same sign.
fn without_section<'t>(headline: &'t str, separator: &str) -> &'t str {
    if !SECTION_SEPARATORS.contains(&separator) {
        return headline;
    }
    let Some((story, section)) = headline.rsplit_once(separator) else { return headline };
    let (story_words, section_words) = (words(story), words(section));
    let is_section = section_words <= MOST_SECTION_WORDS && story_words > section_words;
    if is_section { story.trim_end() } else { headline }
}

impl Outlet {
    fn new(site_name: Option<&str>, domain: Option<&str>) -> Self {
        let named = |name: String| (!name.is_empty()).then_some(name);
        let host = domain.and_then(host).filter(|host| host.contains('.'));
        let ending = host.and_then(|host| host.rsplit('.').next()).map(|last| format!(".{last}"));
        Self {
            site: site_name.map(fold).and_then(named),
            label: host.and_then(main_label).map(fold).and_then(named),
            ending,
        }
    }

    /// Whether a part of a title is the outlet's name, in any of its forms.
    fn is_named_by(&self, part: &str) -> bool {
        let folded = fold(part);
        if folded.is_empty() {
            return false;
        }
        let count = part.split_whitespace().count();
        // An outlet may shorten its own domain: `SZ.de`.
        let is_domain = self.ending.as_deref().is_some_and(|ending| part.trim().to_lowercase().ends_with(ending));
        if is_domain && count == 1 {
            return true;
        }
        let is_site = |site: &str| is_same(&folded, site, count) || spells(&folded, site) || spells(site, &folded);
        self.site.as_deref().is_some_and(is_site)
            || self.label.as_deref().is_some_and(|label| is_same(&folded, label, count) || spells(&folded, label))
    }

    fn is_site(&self, part: &str) -> bool {
        self.site.as_deref().is_some_and(|site| site == fold(part))
    }
}

/// Whether a folded part of a title is a name, or holds it among few other words, or is most of it.
fn is_same(part: &str, name: &str, words: usize) -> bool {
    if part == name {
        return true;
    }
    let is_long = |text: &str| text.chars().count() >= SHORTEST_NAME;
    let holds = is_long(name) && part.contains(name) && words <= MOST_ADDED_WORDS;
    let is_held = is_long(part) && name.contains(part) && 2 * part.len() >= name.len();
    holds || is_held
}

/// Whether a label, or an outlet's other name, spells a name without its accents: `El País` and `elpais`, `Süddeutsche` and
/// `sueddeutsche`.
fn spells(part: &str, label: &str) -> bool {
    let mut rest = label;
    let mut after_accent = false;
    for c in part.chars() {
        let mut letters = rest.chars();
        let fits = letters.next().is_some_and(|letter| letter == c || is_accented(c));
        if !fits && after_accent {
            letters.next();
        } else if !fits {
            return false;
        }
        after_accent = is_accented(c);
        rest = letters.as_str();
    }
    rest.is_empty() && !part.is_ascii()
}

/// A Latin letter with a sign: `é`, `ü`, `ẻ`.
fn is_accented(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// What was registered: `cnn` of `edition.cnn.com`, `bbc` of `news.bbc.co.uk`.
fn main_label(host: &str) -> Option<&str> {
    let mut labels = host.rsplit('.');
    let (country, label) = (labels.next()?, labels.next()?);
    let is_shared = country.len() == COUNTRY_LETTERS && REGISTRIES.contains(&label);
    if is_shared { labels.next().or(Some(label)) } else { Some(label) }
}

/// The host of a domain or URL, without `www.`
fn host(domain: &str) -> Option<&str> {
    let host = domain.split_once("://").map_or(domain, |(_, rest)| rest);
    Some(host.split(['/', ':', '?']).next()?.trim_start_matches("www."))
}

/// Letters and digits only, in lower case, without a leading `www`.
fn fold(text: &str) -> String {
    letters_of(text.trim().trim_start_matches("www."))
}

/// How many words a title has; of a script without spaces, letters.
fn words(text: &str) -> usize {
    let mut previous = ' ';
    let begins = |c: char| {
        let before = std::mem::replace(&mut previous, c);
        c.is_alphanumeric() && (is_unspaced(c) || is_unspaced(before) || !before.is_alphanumeric())
    };
    text.chars().map(begins).filter(|begins| *begins).count()
}
