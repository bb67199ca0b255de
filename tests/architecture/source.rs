//! A source file as its tokens, and what they name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

/// One file of Rust, without comments, literals, and what stands under `#[cfg(test)]`.
pub(crate) struct Source {
    /// From the crate's folder, with `/`.
    pub(crate) path: String,
    tokens: Vec<String>,
}

/// All Rust files below the folders that exist.
pub(crate) fn rust_files(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    let mut waiting: Vec<String> = folders.iter().map(ToString::to_string).collect();
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(root.join(&folder)) else { continue };
        for entry in entries.map(|entry| entry.expect("a folder can be read")) {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() && entry.file_name() != "target" {
                waiting.push(path);
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                sources.push(Source::new(&path, &fs::read_to_string(entry.path()).expect("sources are UTF-8")));
            }
        }
    }
    sources
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), tokens: without_tests(&tokens(text)) }
    }

    /// The top-level module that the file belongs to; `None` for the crate's root.
    pub(crate) fn module(&self) -> Option<&str> {
        let name = self.path.strip_prefix("src/")?.split('/').next()?;
        let name = name.strip_suffix(".rs").unwrap_or(name);
        (name != "lib").then_some(name)
    }

    /// Whether a word stands anywhere in the code.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// Whether an attribute silences a lint for good, by itself or within a `cfg_attr`.
    pub(crate) fn allows_a_lint(&self) -> bool {
        self.tokens
            .windows(3)
            .any(|three| matches!(three[0].as_str(), "[" | ",") && three[1] == "allow" && three[2] == "(")
    }

    /// What the code names at the crate's root, by `crate::` or `super::`: modules, and names that the root exports.
    pub(crate) fn names_at_root(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        let mut inline_modules = Vec::new();
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.as_str() {
                "{" => {
                    depth += 1;
                    if at >= 2 && self.is(at - 2, "mod") {
                        inline_modules.push(depth);
                    }
                }
                "}" => {
                    inline_modules.pop_if(|module| *module == depth);
                    depth -= 1;
                }
                "crate" | "super" => names.extend(self.names_of_path(at, inline_modules.len())),
                _ => {}
            }
        }
        names
    }

    /// The names that the path, or group of paths, that begins at a token has right below the crate's root.
    fn names_of_path(&self, at: usize, inline_modules: usize) -> Vec<&str> {
        if at > 0 && self.is(at - 1, "::") {
            return Vec::new();
        }
        let ups = (0..self.tokens.len())
            .take_while(|up| self.is(at + 2 * up, "super") && self.is(at + 2 * up + 1, "::"))
            .count();
        let to_root = self.module_depth() + inline_modules;
        match (self.is(at, "crate"), ups) {
            (true, _) if self.is(at + 1, "::") => self.first_names(at + 2),
            (false, ups) if ups > 0 && ups >= to_root => self.first_names(at + 2 * ups),
            _ => Vec::new(),
        }
    }

    /// `a` of `a::b`; `a` and `b` of `{a::{c, d}, b}`.
    fn first_names(&self, at: usize) -> Vec<&str> {
        if !self.is(at, "{") {
            return self.tokens.get(at).map(String::as_str).into_iter().collect();
        }
        let mut names = Vec::new();
        let mut depth = 0;
        for pair in self.tokens[at..].windows(2) {
            depth += step(&pair[0]);
            match (depth, pair[0].as_str()) {
                (0, _) => break,
                (1, "{" | ",") if pair[1] != "}" => names.push(pair[1].as_str()),
                _ => {}
            }
        }
        names
    }

    /// How many modules deep the file stands: one for `src/page.rs` and `src/html/mod.rs`, two for `src/html/tree.rs`.
    fn module_depth(&self) -> usize {
        let path = self.path.trim_end_matches("/mod.rs");
        if self.module().is_some() { path.matches('/').count() } else { 0 }
    }

    /// For the crate's root: the names that it takes out of its modules, each with the module.
    pub(crate) fn exports(&self) -> BTreeMap<&str, &str> {
        let mut exports = BTreeMap::new();
        for at in (0..self.tokens.len()).filter(|at| self.is(*at, "use") && self.is(at + 2, "::")) {
            let module = self.tokens[at + 1].as_str();
            let end = (at..self.tokens.len()).find(|end| self.is(*end, ";")).unwrap_or(at);
            for pair in self.tokens[at + 3..=end].windows(2) {
                if matches!(pair[1].as_str(), "," | "}" | ";") && pair[0] != "}" {
                    exports.insert(pair[0].as_str(), module);
                }
            }
        }
        exports
    }

    fn is(&self, at: usize, token: &str) -> bool {
        self.tokens.get(at).is_some_and(|t| t == token)
    }
}

/// The tokens of Rust code; comments, numbers and literals are left out.
fn tokens(text: &str) -> Vec<String> {
    static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
        let pattern = r#"(?xs)
            //[^\n]* | /\*.*?\*/
            | b?r\#\#".*?"\x23\x23 | b?r\#".*?"\x23 | b?r".*?"
            | b?"(?: \\. | [^"\\] )*"
            | b?'(?: \\.[^']* | [^\\'] )'
            | \d\w*
            | (?<token> '?[[:alpha:]_]\w* | :: | [^\s\w] )
        "#;
        Regex::new(pattern).expect("the pattern is a regex")
    });
    TOKEN.captures_iter(text).filter_map(|found| found.name("token")).map(|token| token.as_str().to_owned()).collect()
}

/// The tokens without the items that stand under `#[cfg(test)]`.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let Some((first, others)) = rest.split_first() {
        if rest.len() > TEST.len() && rest.iter().zip(TEST).all(|(token, expected)| token == expected) {
            rest = after_item(&rest[TEST.len()..]);
        } else {
            kept.push(first.clone());
            rest = others;
        }
    }
    kept
}

/// What follows an item, which ends in `;` or with its last brace.
fn after_item(tokens: &[String]) -> &[String] {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth += step(token);
        if depth == 0 && matches!(token.as_str(), ";" | "}") {
            return &tokens[at + 1..];
        }
    }
    &[]
}

/// By how much a token changes the depth of brackets.
fn step(token: &str) -> i32 {
    match token {
        "{" | "(" | "[" => 1,
        "}" | ")" | "]" => -1,
        _ => 0,
    }
}
