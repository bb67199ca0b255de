//! The shape of a lexicon file: sections of one entry a line.

/// Every language's file, as it stands in the source.
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("af", include_str!("languages/af.txt")),
    ("am", include_str!("languages/am.txt")),
    ("ar", include_str!("languages/ar.txt")),
    ("az", include_str!("languages/az.txt")),
    ("be", include_str!("languages/be.txt")),
    ("bg", include_str!("languages/bg.txt")),
    ("bn", include_str!("languages/bn.txt")),
    ("ca", include_str!("languages/ca.txt")),
    ("cs", include_str!("languages/cs.txt")),
    ("cy", include_str!("languages/cy.txt")),
    ("da", include_str!("languages/da.txt")),
    ("de", include_str!("languages/de.txt")),
    ("el", include_str!("languages/el.txt")),
    ("en", include_str!("languages/en.txt")),
    ("es", include_str!("languages/es.txt")),
    ("et", include_str!("languages/et.txt")),
    ("eu", include_str!("languages/eu.txt")),
    ("fa", include_str!("languages/fa.txt")),
    ("fi", include_str!("languages/fi.txt")),
    ("fr", include_str!("languages/fr.txt")),
    ("ga", include_str!("languages/ga.txt")),
    ("gl", include_str!("languages/gl.txt")),
    ("gu", include_str!("languages/gu.txt")),
    ("ha", include_str!("languages/ha.txt")),
    ("he", include_str!("languages/he.txt")),
    ("hi", include_str!("languages/hi.txt")),
    ("hr", include_str!("languages/hr.txt")),
    ("hu", include_str!("languages/hu.txt")),
    ("hy", include_str!("languages/hy.txt")),
    ("id", include_str!("languages/id.txt")),
    ("is", include_str!("languages/is.txt")),
    ("it", include_str!("languages/it.txt")),
    ("ja", include_str!("languages/ja.txt")),
    ("ka", include_str!("languages/ka.txt")),
    ("kk", include_str!("languages/kk.txt")),
    ("km", include_str!("languages/km.txt")),
    ("kn", include_str!("languages/kn.txt")),
    ("ko", include_str!("languages/ko.txt")),
    ("lb", include_str!("languages/lb.txt")),
    ("lt", include_str!("languages/lt.txt")),
    ("lv", include_str!("languages/lv.txt")),
    ("mk", include_str!("languages/mk.txt")),
    ("ml", include_str!("languages/ml.txt")),
    ("mn", include_str!("languages/mn.txt")),
    ("mr", include_str!("languages/mr.txt")),
    ("ms", include_str!("languages/ms.txt")),
    ("mt", include_str!("languages/mt.txt")),
    ("my", include_str!("languages/my.txt")),
    ("ne", include_str!("languages/ne.txt")),
    ("nl", include_str!("languages/nl.txt")),
    ("no", include_str!("languages/no.txt")),
    ("pa", include_str!("languages/pa.txt")),
    ("pl", include_str!("languages/pl.txt")),
    ("pt", include_str!("languages/pt.txt")),
    ("ro", include_str!("languages/ro.txt")),
    ("ru", include_str!("languages/ru.txt")),
    ("si", include_str!("languages/si.txt")),
    ("sk", include_str!("languages/sk.txt")),
    ("sl", include_str!("languages/sl.txt")),
    ("so", include_str!("languages/so.txt")),
    ("sq", include_str!("languages/sq.txt")),
    ("sr", include_str!("languages/sr.txt")),
    ("sv", include_str!("languages/sv.txt")),
    ("sw", include_str!("languages/sw.txt")),
    ("ta", include_str!("languages/ta.txt")),
    ("te", include_str!("languages/te.txt")),
    ("th", include_str!("languages/th.txt")),
    ("tl", include_str!("languages/tl.txt")),
    ("tr", include_str!("languages/tr.txt")),
    ("uk", include_str!("languages/uk.txt")),
    ("ur", include_str!("languages/ur.txt")),
    ("uz", include_str!("languages/uz.txt")),
    ("vi", include_str!("languages/vi.txt")),
    ("zh", include_str!("languages/zh.txt")),
    ("zu", include_str!("languages/zu.txt")),
];

/// The sections of a file, each with its entries.
pub(super) type Sections = Vec<(&'static str, Vec<&'static str>)>;

pub(super) fn sections(file: &'static str) -> Sections {
    let mut sections = Sections::new();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            sections.push((name, Vec::new()));
        } else if let Some((_, entries)) = sections.last_mut() {
            entries.push(line);
        }
    }
    sections
}

/// The entries of a file, each with the name of its section.
pub(super) fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    sections(file).into_iter().flat_map(|(name, entries)| entries.into_iter().map(move |entry| (name, entry)))
}

/// The sections of every language's file.
pub(super) fn languages() -> Vec<(&'static str, Sections)> {
    LANGUAGES.iter().map(|(language, file)| (*language, sections(file))).collect()
}
