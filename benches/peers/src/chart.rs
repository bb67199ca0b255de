//! Summaries → bars of their speed, as an SVG that can be read on a light and on a dark ground.

use std::fmt::Write;

use crate::summary::Summary;
use crate::table::{named, rounded};

const WIDTH: f64 = 760.0;
/// For the names.
const LEFT: f64 = 260.0;
/// For the figure behind the longest bar.
const RIGHT: f64 = 70.0;
const TOP: f64 = 52.0;
const ROW: f64 = 24.0;
const BAR: f64 = 16.0;
/// What is drawn first of all.
const STYLE: &str = "<style>\
text{font:13px system-ui,sans-serif;fill:#24292f}\
.title{font-weight:600;font-size:15px}\
.quiet{fill:#57606a;font-size:12px}\
.bar{fill:#8c959f}\
.ours{fill:#0969da}\
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.quiet{fill:#9198a1}.bar{fill:#656c76}.ours{fill:#4493f8}}\
</style>\n";

/// The extractor that the chart is about.
const OURS: &str = "nutgraf";

/// A bar an extractor, on one linear scale that begins at nothing.
#[must_use]
pub fn svg(summaries: &[Summary], caption: &str) -> String {
    let height = TOP + ROW * f64::from(u32::try_from(summaries.len()).unwrap_or(0)) + 10.0;
    let longest = summaries.iter().map(Summary::megabytes_a_second).fold(0.0, f64::max);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-label=\"MB of HTML a second, by extractor\">\n{STYLE}"
    );
    let _ = writeln!(svg, "<text class=\"title\" x=\"10\" y=\"20\">MB of HTML a second, one thread</text>");
    let _ = writeln!(svg, "<text class=\"quiet\" x=\"10\" y=\"38\">{}</text>", escaped(caption));
    let mut top = TOP;
    for summary in summaries {
        svg.push_str(&bar(summary, top, longest));
        top += ROW;
    }
    svg.push_str("</svg>\n");
    svg
}

fn bar(summary: &Summary, top: f64, longest: f64) -> String {
    let speed = summary.megabytes_a_second();
    let width = (WIDTH - LEFT - RIGHT) * speed / longest;
    let class = if summary.extractor == OURS { "bar ours" } else { "bar" };
    let (name, figure) = (escaped(&named(summary)), rounded(speed));
    let (baseline, before, behind) = (top + 13.0, LEFT - 8.0, LEFT + width + 6.0);
    format!(
        "<text x=\"{before}\" y=\"{baseline}\" text-anchor=\"end\">{name}</text>\
         <rect class=\"{class}\" x=\"{LEFT}\" y=\"{top}\" width=\"{width:.1}\" height=\"{BAR}\" rx=\"2\"/>\
         <text x=\"{behind:.1}\" y=\"{baseline}\">{figure}</text>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
