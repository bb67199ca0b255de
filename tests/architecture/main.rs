//! Which part of the crate may name which, and a few names that stand in one place only.
//!
//! What a module names in its own tests is free.

#![expect(clippy::expect_used, reason = "a test may fail")]

mod source;

use std::collections::BTreeSet;

use source::{Source, rust_files};

/// Every module of the crate, with the modules that it may name; a row names only rows above it.
const MAY_NAME: &[(&str, &[&str])] = &[
    ("shared", &[]),
    ("error", &[]),
    ("date", &[]),
    ("ascii", &[]),
    ("sniff", &["ascii"]),
    ("preference", &[]),
    ("urls", &["ascii"]),
    ("hashes", &[]),
    ("lexicon", &["hashes"]),
    ("trees", &[]),
    ("decode", &["error"]),
    ("provenance", &[]),
    ("article", &["date", "provenance"]),
    ("page", &["lexicon", "urls"]),
    ("html", &["page", "ascii", "lexicon", "urls"]),
    ("text", &["page", "lexicon"]),
    ("readers", &["page", "html", "text"]),
    ("news", &["lexicon", "article", "date"]),
    ("annotate", &["page", "hashes", "lexicon", "news"]),
    ("label", &["page", "annotate", "news", "lexicon", "preference", "trees"]),
    ("appraise", &["page", "annotate", "label", "news", "hashes", "lexicon", "trees"]),
    ("assemble", &["page", "annotate", "label", "news", "article", "provenance", "date", "lexicon", "urls"]),
    ("explanation", &["article", "label"]),
    ("render", &["article", "provenance", "date", "explanation", "label"]),
    ("extractor", EVERYTHING),
    ("stages", EVERYTHING),
];

/// The pipeline joins all stages, and so does what opens each of them to benches and training.
const EVERYTHING: &[&str] = &[
    "error",
    "date",
    "ascii",
    "sniff",
    "preference",
    "urls",
    "hashes",
    "lexicon",
    "trees",
    "decode",
    "provenance",
    "article",
    "page",
    "html",
    "text",
    "readers",
    "news",
    "annotate",
    "label",
    "appraise",
    "assemble",
    "explanation",
    "render",
];

#[test]
fn every_module_has_a_row() {
    let rows: BTreeSet<&str> = MAY_NAME.iter().map(|(module, _)| *module).collect();
    for source in rust_files(&["src"]) {
        let Some(module) = source.module() else { continue };
        assert!(
            rows.contains(module),
            "{}: the module `{module}` has no row in MAY_NAME. Add one to tests/architecture/main.rs, below the \
             modules that it has to name; if it cannot stand below them, it belongs into another module.",
            source.path,
        );
    }
}

#[test]
fn rows_name_only_rows_above() {
    for (at, (module, named)) in MAY_NAME.iter().enumerate() {
        for name in *named {
            let above = MAY_NAME[..at].iter().any(|(other, _)| other == name);
            assert!(above, "`{module}` may name `{name}`, which has no row above it: data flows one way");
        }
    }
}

#[test]
fn modules_name_only_what_they_may() {
    let sources = rust_files(&["src"]);
    let root = sources.iter().find(|s| s.path == "src/lib.rs").expect("the crate has a root");
    let exports = root.exports();
    for source in sources.iter().filter(|s| !s.path.ends_with("/tests.rs") && !s.path.contains("/tests/")) {
        let Some(module) = source.module() else { continue };
        let may = MAY_NAME.iter().find(|(row, _)| *row == module).map_or(&[][..], |(_, named)| *named);
        for name in source.names_at_root() {
            let target = exports.get(name).copied().unwrap_or(name);
            assert!(
                target == module || may.contains(&target),
                "{}: `{module}` names `{name}` of `{target}`, which its row in MAY_NAME does not allow",
                source.path,
            );
        }
    }
}

#[test]
fn only_the_html_reader_knows_the_parser() {
    for source in rust_files(&["src"]).iter().filter(|s| s.module() != Some("html")) {
        for parser in ["html5ever", "markup5ever"] {
            assert!(!source.has(parser), "{}: `{parser}` outside src/html", source.path);
        }
    }
}

#[test]
fn no_stage_asks_which_reader_ran() {
    for source in rust_files(&["src", "tests", "examples", "benches"]) {
        assert!(!source.has("is_html"), "{}: `is_html`; missing evidence is neutral instead", source.path);
    }
}

#[test]
fn lints_are_expected_never_allowed() {
    for source in rust_files(&["src", "tests", "examples", "benches"]) {
        assert!(!source.allows_a_lint(), "{}: write #[expect(lint, reason = \"...\")]", source.path);
    }
}

#[test]
fn the_scan_sees_every_way_to_name_a_module() {
    let source = Source::new(
        "src/news/byline.rs",
        "use crate::{Article, page::{Page, Span}, date};\nuse super::super::text;\nfn f(x: &crate::html::Tree) {}",
    );
    assert_eq!(source.names_at_root(), ["Article", "date", "html", "page", "text"].into());
}

#[test]
fn the_scan_passes_over_own_names_comments_text_and_tests() {
    let source = Source::new(
        "src/news.rs",
        r##"
        // crate::a
        const TEXT: &str = "crate::b \" crate::c"; const RAW: &str = r#"crate::d"#; const QUOTE: char = '"';
        pub(crate) fn f<'a>() { mod inner { use super::g; } }
        #[cfg(test)] mod tests { use crate::e; use super::*; }
        fn g() { crate::last::f() }
        "##,
    );
    assert_eq!(source.names_at_root(), ["last"].into());
}

#[test]
fn the_scan_reads_what_the_root_exports() {
    let root = Source::new("src/lib.rs", "mod article; pub use article::{Article, Block as Part}; pub use date::Date;");
    let exports = root.exports();
    assert_eq!(
        exports.into_iter().collect::<Vec<_>>(),
        [("Article", "article"), ("Date", "date"), ("Part", "article")]
    );
}
