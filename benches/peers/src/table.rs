//! Summaries → a table in Markdown.

use crate::summary::Summary;

const HEAD: &str = "\
| extractor | gives | MB/s | pages/s | a page, µs: p50, p95, p99 | a byte, ns: p50, p99 | heap / page: p50, worst | no text, panics |
|---|---|---|---|---|---|---|---|
";

/// A row an extractor.
#[must_use]
pub fn markdown(summaries: &[Summary]) -> String {
    let rows: String = summaries.iter().map(row).collect();
    format!("{HEAD}{rows}")
}

fn row(summary: &Summary) -> String {
    let Summary { gives, without_text, panics, .. } = summary;
    let name = named(summary);
    let (megabytes, pages) = (rounded(summary.megabytes_a_second()), rounded(summary.pages_a_second()));
    let page = list([0.5, 0.95, 0.99].map(|share| summary.microseconds(share)));
    let byte = list([0.5, 0.99].map(|share| summary.nanoseconds_a_byte(share)));
    let heap = list([0.5, 1.0].map(|share| summary.heap(share)));
    format!("| {name} | {gives} | {megabytes} | {pages} | {page} | {byte} | {heap} | {without_text}, {panics} |\n")
}

/// As in `resiliparse 0.15 (Python)`.
#[must_use]
pub fn named(summary: &Summary) -> String {
    let Summary { extractor, version, language, .. } = summary;
    let language = if language == "Rust" { String::new() } else { format!(" ({language})") };
    format!("{extractor} {version}{language}")
}

fn list<const N: usize>(values: [Option<f64>; N]) -> String {
    values.iter().flatten().map(|value| rounded(*value)).collect::<Vec<_>>().join(", ")
}

/// To about three digits.
#[must_use]
pub fn rounded(value: f64) -> String {
    match value {
        10.0.. => format!("{value:.0}"),
        1.0.. => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn small_figures_keep_more_digits() {
        assert_eq!([1234.4, 10.0, 9.96, 0.123].map(rounded), ["1234", "10", "10.0", "0.12"]);
    }
}
