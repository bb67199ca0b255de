//! html5lib's suites, where they lie beside the repository.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, State};
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, Namespace, QualName, TokenizerResult, ns};
use scraper::{Html, HtmlTreeSink, Node};
use serde_json::Value;

use super::super::{Content, Tokenizer};
use super::{Attributes, ReadsAll, tokens};
use crate::shared::shared;

/// Where no start tag came, no end tag fits.
const NO_TAG: &str = "no/tag";

/// The cases of the tree-construction suite that come out otherwise, as they do with html5ever's own tokenizer.
const DEVIATIONS: &[(&str, &[usize], &str)] = &[
    ("tests20", &[54, 55, 56, 57], "scraper's sink forgets which `annotation-xml` holds HTML"),
    ("tests_innerHTML_1", &[75], "html5ever's tree builder keeps an `input` in a fragment of a `select`"),
    ("webkit02", &[44, 45, 46, 47], "scraper's sink copies no `option` into `selectedcontent`"),
];

/// Files of a folder with their names, in order.
fn files(folder: &Path, extension: &str) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("the suite can be read").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == extension)).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read(path).expect("the suite can be read"))).collect()
}

/// How a case of the tokenizer suite comes out.
enum Outcome {
    Right,
    Wrong(String),
    /// The case holds half a surrogate pair, which no text of ours can.
    Unwritable,
}

#[test]
fn html5lib_tokenizer() {
    let Some(folder) = shared("html5lib-tests/tokenizer") else { return };
    let (mut right, mut unwritable, mut faults) = (0, 0, Vec::new());
    for (name, file) in files(&folder, "test") {
        let suite: Value = serde_json::from_slice(&file).expect("the suite is JSON");
        for test in suite["tests"].as_array().into_iter().flatten() {
            match outcome(test) {
                Outcome::Right => right += 1,
                Outcome::Unwritable => unwritable += 1,
                Outcome::Wrong(fault) => faults.push(format!("{name}: {}: {fault}", test["description"])),
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(right > 6_800 && unwritable < 20, "{right} cases, {unwritable} with half surrogate pairs");
}

fn outcome(test: &Value) -> Outcome {
    let read: Unescape = if test["doubleEscaped"] == true { unescaped } else { |written| Some(written.to_owned()) };
    let written = [&test["input"], &test["output"]].map(|value| mapped(value, read));
    let [Some(input), Some(expected)] = written else { return Outcome::Unwritable };
    let last = test["lastStartTag"].as_str().unwrap_or(NO_TAG);
    let states = test["initialStates"].as_array().cloned().unwrap_or_else(|| vec!["Data state".into()]);
    for state in states.iter().filter_map(Value::as_str) {
        let ours = Value::from(tokens(input.as_str().unwrap_or_default(), content(state, last)));
        if ours != expected {
            return Outcome::Wrong(format!("{state} {input}\n  is  {ours}\n  not {expected}"));
        }
    }
    Outcome::Right
}

fn content(state: &str, last: &str) -> Content {
    let raw = |kind| Content::Raw(kind, LocalName::from(last));
    match state {
        "PLAINTEXT state" => Content::Plaintext,
        "CDATA section state" => Content::Cdata,
        "RCDATA state" => raw(RawKind::Rcdata),
        "RAWTEXT state" => raw(RawKind::Rawtext),
        "Script data state" => raw(RawKind::ScriptData),
        _ => Content::Data,
    }
}

/// Reads a text as a test has it.
type Unescape = fn(&str) -> Option<String>;

/// A value with all its texts read.
fn mapped(value: &Value, read: Unescape) -> Option<Value> {
    Some(match value {
        Value::String(string) => read(string)?.into(),
        Value::Array(parts) => parts.iter().map(|part| mapped(part, read)).collect::<Option<Vec<_>>>()?.into(),
        Value::Object(attributes) => {
            let mapped = attributes.iter().map(|(name, value)| Some((read(name)?, mapped(value, read)?)));
            Value::Object(mapped.collect::<Option<_>>()?)
        }
        other => other.clone(),
    })
}

/// The text with each `\u0000` replaced, where a suite escapes them twice.
fn unescaped(written: &str) -> Option<String> {
    let mut parts = written.split("\\u");
    let mut units: Vec<u16> = parts.next()?.encode_utf16().collect();
    for part in parts {
        let (digits, rest) = part.split_at_checked(4)?;
        units.push(u16::from_str_radix(digits, 16).ok()?);
        units.extend(rest.encode_utf16());
    }
    String::from_utf16(&units).ok()
}

/// One case of the tree-construction suite.
#[derive(Default)]
struct Case {
    data: String,
    fragment: Option<String>,
    script_off: bool,
    document: String,
}

/// The cases of a file.
fn cases(file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section = "";
    for line in file.split('\n') {
        match line {
            "#data" => cases.push(Case::default()),
            "#script-off" => cases.last_mut().expect("a case begins with its data").script_off = true,
            _ => {}
        }
        if line.starts_with('#') && (section != "#data" || line == "#errors") {
            section = line;
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        match section {
            "#data" => writeln!(case.data, "{line}").expect("a string takes all"),
            "#document" => writeln!(case.document, "{line}").expect("a string takes all"),
            "#document-fragment" => case.fragment = Some(line.to_owned()),
            _ => {}
        }
    }
    for case in &mut cases {
        case.data.pop();
        case.document.truncate(case.document.trim_end_matches('\n').len());
    }
    cases
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

fn builder(case: &Case) -> Builder {
    let options = TreeBuilderOpts { scripting_enabled: !case.script_off, ..TreeBuilderOpts::default() };
    let Some(context) = &case.fragment else {
        return TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    };
    let (namespace, name) = match context.split_once(' ') {
        Some(("svg", name)) => (ns!(svg), name),
        Some((_, name)) => (ns!(mathml), name),
        None => (ns!(html), context.as_str()),
    };
    let sink = HtmlTreeSink::new(Html::new_fragment());
    let name = QualName::new(None, namespace, LocalName::from(name));
    let context = html5ever::interface::create_element(&sink, name, Vec::new());
    TreeBuilder::new_for_fragment(sink, context, None, options)
}

fn state(builder: &Builder, case: &Case) -> State {
    if case.fragment.is_some() { builder.tokenizer_state_for_context_elem(!case.script_off) } else { State::Data }
}

/// A tree builder that reads everything.
struct All {
    builder: Builder,
    attributes: Attributes,
}

impl TokenSink for All {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl ReadsAll for All {
    fn collected(&self) -> &Attributes {
        &self.attributes
    }
}

fn ours(case: &Case) -> String {
    let receiver = All { builder: builder(case), attributes: Attributes::default() };
    let mut tokenizer = Tokenizer::new(&case.data, &receiver);
    tokenizer.content = match state(&receiver.builder, case) {
        State::RawData(kind) => Content::Raw(kind, LocalName::from(NO_TAG)),
        State::Plaintext => Content::Plaintext,
        _ => Content::Data,
    };
    tokenizer.run();
    written(&receiver.builder.sink.finish(), case)
}

fn html5evers(case: &Case) -> String {
    let builder = builder(case);
    let initial_state = Some(state(&builder, case));
    let options = TokenizerOpts { initial_state, ..TokenizerOpts::default() };
    let tokenizer = html5ever::tokenizer::Tokenizer::new(builder, options);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(case.data.as_str()));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    written(&tokenizer.sink.sink.finish(), case)
}

/// The tree in html5lib's form.
fn written(html: &Html, case: &Case) -> String {
    let mut lines = Vec::new();
    let root = if case.fragment.is_some() {
        html.tree.root().children().find(|node| node.value().is_element()).expect("a fragment has a root")
    } else {
        html.tree.root()
    };
    let mut waiting: Vec<_> = root.children().rev().map(|node| (node, 0)).collect();
    while let Some((node, depth)) = waiting.pop() {
        let indent = "  ".repeat(depth);
        lines.extend(node_lines(node.value()).into_iter().map(|line| format!("| {indent}{line}")));
        waiting.extend(node.children().rev().map(|node| (node, depth + 1)));
    }
    lines.join("\n")
}

fn node_lines(node: &Node) -> Vec<String> {
    match node {
        Node::Fragment => vec!["content".to_owned()],
        Node::Comment(comment) => vec![format!("<!-- {} -->", &**comment)],
        Node::Text(text) => vec![format!("\"{}\"", &**text)],
        Node::Doctype(doctype) => {
            let (public, system) = (doctype.public_id(), doctype.system_id());
            let ids = if public.is_empty() && system.is_empty() {
                String::new()
            } else {
                format!(" \"{public}\" \"{system}\"")
            };
            vec![format!("<!DOCTYPE {}{ids}>", doctype.name())]
        }
        Node::Element(element) => {
            let mut attributes: Vec<String> =
                element.attrs.iter().map(|(name, value)| format!("  {}=\"{value}\"", prefixed(name))).collect();
            attributes.sort();
            [format!("<{}>", prefixed(&element.name))].into_iter().chain(attributes).collect()
        }
        _ => Vec::new(),
    }
}

fn prefixed(name: &QualName) -> String {
    let prefixes: [(Namespace, &str); 4] =
        [(ns!(svg), "svg "), (ns!(mathml), "math "), (ns!(xlink), "xlink "), (ns!(xml), "xml ")];
    let prefix = prefixes.iter().find(|(namespace, _)| *namespace == name.ns).map_or("", |(_, prefix)| prefix);
    let prefix = if name.ns == ns!(xmlns) && &*name.local != "xmlns" { "xmlns " } else { prefix };
    format!("{prefix}{}", name.local)
}

#[test]
fn html5lib_tree_construction() {
    let Some(folder) = shared("html5lib-tests/tree-construction") else { return };
    let (mut count, mut faults, mut deviating) = (0, Vec::new(), BTreeSet::new());
    for (name, file) in files(&folder, "dat") {
        for (at, case) in cases(&String::from_utf8_lossy(&file)).iter().enumerate() {
            count += 1;
            let (ours, html5evers) = (ours(case), html5evers(case));
            if ours != html5evers {
                faults.push(format!("{name} {at}: {:?}\n{ours}\nhtml5ever's:\n{html5evers}", case.data));
            }
            if ours != case.document {
                deviating.insert((name.clone(), at));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let listed = DEVIATIONS.iter().flat_map(|(name, cases, _)| cases.iter().map(|at| ((*name).to_owned(), *at)));
    assert_eq!(deviating, listed.collect());
    assert!(count > 1_700, "{count} cases");
}
