//! Why a block was taken for what it was: the rule that settled it has a name.

use std::fs;
use std::path::Path;

use nutgraf::{ExplainedBlock, Extractor, Format, Label, Rule};

/// Pages written for the project, each with how a block on it begins, and the rule that settles what that is.
const SETTLED: &[(&str, &str, Rule)] = &[
    ("body--hidden-pieces/page.html", "Text copied to the clipboard", Rule::Hidden),
    ("body--live-ticker-list/page.html", "Der Unterricht entfällt", Rule::Entry),
    ("body--nested-article/page.html", "The town hall clock struck noon", Rule::Lead),
    ("byline--first-name-and-portrait/page.html", "Kirsten", Rule::NameApart),
    ("caption--beside-picture/page.html", "Will Harker at the wheel", Rule::BesidePicture),
    ("caption--figure-footer-and-portrait/page.html", "Der Schlüssel passt noch.", Rule::MarkedCaption),
    ("caption--figure-footer-and-portrait/page.html", "© Moorpress", Rule::PictureCopyright),
    ("headline--breadcrumb-for-search-engines/page.html", "The last ferry leaves on Thursday", Rule::HeadlineOfStory),
    ("markup--blox/page.html", "Aug 21, 2023", Rule::SaysWhen),
    ("markup--blox/page.html", "By GREG DANVERS", Rule::NamesAuthor),
    ("markup--blox/page.html", "By LENA ORTIZ", Rule::SignedCaption),
    ("markup--brightspot/page.html", "Priya Nair", Rule::MarkedCredit),
    ("markup--entities/page.html", "Bread & butter", Rule::HeadlineNamed),
    ("markup--typo3/page.html", "Nach 51 Jahren legt Sepp Wimmer", Rule::StandfirstNamed),
    ("standfirst--lone-h2/page.html", "Written off ten years ago", Rule::StandfirstAboveByline),
    ("standfirst--three-parts-no-class/page.html", "Ingen människa kom till skada.", Rule::StandfirstDescribed),
    ("text--german-rendering/page.txt", "Altstadtbrücke öffnet zwei Monate", Rule::HeadlineLikeliest),
    ("text--german-rendering/page.txt", "Die Altstadtbrücke am Montagmorgen.", Rule::CaptionByForm),
    ("text--german-rendering/page.txt", "Nach vier Jahren Sperrung", Rule::StandfirstLearned),
    ("text--picture-above-topics/page.txt", "Bildrechte: Elm-Bild", Rule::CreditByForm),
];

#[test]
fn the_rule_that_settles_a_block_is_named() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let mut faults = Vec::new();
    for (page, start, rule) in SETTLED {
        let page = root.join(page);
        let is_text = page.extension().is_some_and(|extension| extension == "txt");
        let format = if is_text { Format::Text } else { Format::Html };
        let explanation = Extractor::new().with_format(format).explain_bytes(&fs::read(&page).unwrap()).unwrap();
        let rules = rules(explanation.blocks.iter().filter(|block| block.text.starts_with(start)));
        if !rules.contains(&Some(*rule)) {
            faults.push(format!("{}: {start} is settled by {rules:?}, not {rule:?}", page.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn rules<'b>(blocks: impl Iterator<Item = &'b ExplainedBlock>) -> Vec<Option<Rule>> {
    blocks.map(|block| block.rule).collect()
}

const STORY: [&str; 4] = [
    "The old bridge over the Elm reopened to traffic on Monday, two years after a crack in its third pier was found.",
    "Repairs cost three million, the mayor said, because “the stone had to come from a quarry that was closed in the war”.",
    "A ferry that had carried cars across the river in the meantime will be sold, and its crew of six will work elsewhere.",
    "The town will celebrate on Saturday with a brass band, and the first toll is free for everyone who comes on foot.",
];

/// A page with nothing but a story on it.
fn page() -> String {
    let paragraphs = STORY.map(|text| format!("<p>{text}</p>")).concat();
    format!("<title>Bridge reopens</title><article><h1>Bridge reopens</h1>{paragraphs}</article>")
}

#[test]
fn where_the_trees_alone_decide_there_is_no_rule() {
    let explanation = Extractor::new().explain_html(&page()).unwrap();
    let body = explanation.blocks.iter().filter(|block| block.label == Label::Paragraph);
    assert_eq!(rules(body), [None; 4]);
}
