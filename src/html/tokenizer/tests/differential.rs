//! Our tokenizer and html5ever's: with the same tree builder behind them they give the same tree.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::super::super::{oracle, parse};
use crate::shared::shared;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/pages");

/// Changed copies of each page.
const MUTANTS: u64 = 12;

/// What is put into pages: what begins and ends markup, and what the standard has rules of its own for.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</",
    "/>",
    "<!",
    "<!--",
    "-->",
    "--!>",
    "--",
    "<?",
    "&",
    "&amp",
    "&notit;",
    "&#x80;",
    "&#0;",
    "&#",
    ";",
    "\"",
    "'",
    "=",
    "/",
    " ",
    "\0",
    "\r",
    "\r\n",
    "\n",
    "\x0c",
    "<p>",
    "</p>",
    "<b x=1>",
    "</b>",
    "<font color=red>",
    "<a href=x>",
    "<p hidden>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<script>",
    "</script>",
    "</script ",
    "<!--<script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "<pre>",
    "<pre>\n",
    "<svg>",
    "</svg>",
    "<![CDATA[",
    "]]>",
    "<math>",
    "<mi>",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "<plaintext>",
    "<noscript>",
    "<iframe>",
    "<!DOCTYPE html>",
    "<!doctype html public \"",
    "<body class=b>",
    "<html lang=en>",
    "<frameset>",
    "<form>",
    "<button>",
    "</button>",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<div>",
    "<div>",
    "</div>",
    "</div>",
    "<section>",
    "</section>",
    "<h2>",
    "</h2>",
    "<h3>",
    "<span>",
    "<span>",
    "</span>",
    "</span>",
    "</a>",
    "<b x=1>",
    "</b>",
    "</i>",
    "<i>",
    "</form>",
    "<img>",
    "<input>",
    "<input type=hidden>",
    "<meta>",
    "<x-y>",
    "</x-y>",
    "<g>",
    "<path/>",
    "<path>",
    "</g>",
    "<head>",
    "</head>",
    "<body>",
    "</body>",
    "</html>",
    "<object>",
    "</object>",
    "</select>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<hr>",
    "word",
    "word",
    "<br/>",
    "</br>",
    "\u{feff}",
    "\u{fffd}",
    "é",
    "日本",
];

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % limit.max(1)
    }

    /// The text in two parts, cut anywhere before that many bytes.
    fn cut<'t>(&mut self, text: &'t str, limit: usize) -> (&'t str, &'t str) {
        let at = self.below(text.len().min(limit) + 1);
        let cut = (0..=at).rev().find_map(|at| text.split_at_checked(at));
        cut.expect("every text can be cut at 0")
    }

    fn mutate(&mut self, text: &str) -> String {
        let (before, rest) = self.cut(text, usize::MAX);
        let far = [usize::MAX, 40, 40, 40][self.below(4)];
        let (between, after) = self.cut(rest, far);
        let piece = PIECES[self.below(PIECES.len())];
        match self.below(5) {
            0 => format!("{before}{after}"),
            1 => format!("{before}{between}{between}{after}"),
            2 => format!("{before}{piece}{rest}"),
            3 => before.to_owned(),
            _ => format!("{before}{piece}{after}"),
        }
    }
}

/// html5ever takes an error for a token, so that `</>` between `<pre>` and its first line feed saves that; the standard does not.
fn comparable(html: &str) -> String {
    html.replace("</>", "< />")
}

#[track_caller]
fn assert_same(name: &str, html: &str) {
    let html = comparable(html);
    let (ours, html5evers) = (parse(&html), oracle::parse(&html));
    if ours != html5evers {
        let path = std::env::temp_dir().join("nutgraf-differs.html");
        fs::write(&path, &html).expect("the page can be kept");
        let difference = ours.difference(&html5evers).unwrap_or_else(|| "one is longer".to_owned());
        panic!("{name} gives another tree: {difference}; the page is {}", path.display());
    }
}

/// A page and its mutants, each a mutation further away.
fn compare(name: &str, html: &str) {
    assert_same(name, html);
    let mut dice = Dice(html.len() as u64);
    let mut mutant = html.to_owned();
    for generation in 0..MUTANTS {
        if generation % 4 == 0 {
            html.clone_into(&mut mutant);
        }
        mutant = dice.mutate(&mutant);
        assert_same(name, &mutant);
    }
}

fn read(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy();
    let mut bytes = Vec::new();
    if name.ends_with(".html") {
        File::open(path).ok()?.read_to_end(&mut bytes).ok()?;
    } else if name.ends_with(".html.gz") {
        MultiGzDecoder::new(File::open(path).ok()?).read_to_end(&mut bytes).ok()?;
    } else {
        return None;
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The pages below a folder, by name.
fn pages(folder: &Path) -> impl Iterator<Item = (String, String)> {
    let mut folders = vec![folder.to_owned()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).expect("a folder can be read");
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() { folders.push(path) } else { paths.push(path) }
        }
    }
    paths.sort();
    paths.into_iter().filter_map(|path| Some((path.display().to_string(), read(&path)?)))
}

#[test]
fn fixtures_give_the_same_tree() {
    let mut count = 0;
    for (name, html) in pages(Path::new(FIXTURES)) {
        compare(&name, &html);
        count += 1;
    }
    assert!(count > 10, "{count} pages");
}

/// One of so many, unless `NUTGRAF_EVERY` says otherwise: all of them take a minute if built for release, and many if not.
const EVERY: usize = 100;

#[test]
fn saved_pages_give_the_same_tree() {
    let Some(corpus) = shared("corpus") else { return };
    let every = std::env::var("NUTGRAF_EVERY").map_or(EVERY, |every| every.parse().expect("a number from 1 on"));
    let mut count = 0;
    for (name, html) in pages(&corpus).step_by(every) {
        compare(&name, &html);
        count += 1;
    }
    eprintln!("{count} pages");
    assert!(count * every > 100, "{count} pages, one of {every}");
}

/// Pages of nothing but markup that goes wrong.
#[test]
fn broken_markup_gives_the_same_tree() {
    let mut dice = Dice(1);
    for _ in 0..10_000 {
        let pieces = (0..dice.below(40)).map(|_| PIECES[dice.below(PIECES.len())]);
        let html: String = pieces.collect();
        assert_same(&format!("{html:?}"), &html);
    }
}
