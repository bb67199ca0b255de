//! What becomes of the pages written for the project, and what the rules make of a block.

use std::fs;
use std::path::Path;

use super::chances::{Chances, Role};
use super::facts::Facts;
use super::roles::SUBHEADING;
use super::{Label, Labelled, Rule, passes, settle};
use crate::annotate::annotate;
use crate::page::{Form, Page};
use crate::preference::Preference;
use crate::readers;

const PREFERENCES: [Preference; 3] = [Preference::Recall, Preference::Balance, Preference::Precision];

/// All pages, by the names of their files.
fn pages() -> Vec<(String, Page)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pages");
    let folders = fs::read_dir(root).unwrap().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| ["page.html", "page.txt"].map(|name| folder.join(name)));
    let read = |file: &Path| {
        let text = String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned();
        if file.ends_with("page.html") { readers::html(&text) } else { readers::text(&text) }
    };
    files.filter(|file| file.exists()).map(|file| (file.display().to_string(), read(&file))).collect()
}

/// Whether the trees alone, by how likely they find a block to be body and to play each role, give a block its label.
fn is_of_trees(form: Form, labelled: Labelled, chances: &Chances, threshold: f32) -> bool {
    let is_subheading = chances.of(Role::Subheading) > SUBHEADING * chances.of(Role::Paragraph);
    match labelled.label {
        Label::Headline | Label::Standfirst | Label::Byline | Label::Dateline | Label::Credit | Label::Hidden => false,
        Label::Caption => chances.likeliest() == Role::Caption,
        label if label.is_body() => {
            let by_form = match form {
                Form::Paragraph if is_subheading => Label::Subheading,
                Form::Heading(_) => Label::Subheading,
                Form::ListItem => Label::ListItem,
                Form::Quotation => Label::Quotation,
                Form::Preformatted => Label::Preformatted,
                Form::TableRow => Label::TableRow,
                Form::Paragraph | Form::Caption | Form::Control => Label::Paragraph,
            };
            chances.body() >= threshold && label == by_form
        }
        _ => chances.body() < threshold,
    }
}

#[test]
fn what_the_trees_would_not_give_has_a_rule() {
    let pages = pages();
    assert!(pages.len() > 100, "{}", pages.len());
    for (file, page) in pages {
        let (notes, facts) = (annotate(&page), Facts::of(&page));
        let chances = passes::chances(&page, &notes, &facts);
        for threshold in PREFERENCES.map(Preference::threshold) {
            let labels = settle(&page, &notes, (&chances, &facts), threshold);
            for ((block, labelled), chances) in page.blocks.iter().zip(labels).zip(&chances) {
                let is_told = labelled.rule.is_some() || is_of_trees(block.form, labelled, chances, threshold);
                assert!(is_told, "{file}: {labelled:?} by no rule: {}", page.text_of(block));
            }
        }
    }
}

const STORY: [&str; 4] = [
    "The old bridge over the Elm reopened to traffic on Monday, two years after a crack in its third pier was found.",
    "Repairs cost three million, the mayor said, because “the stone had to come from a quarry that was closed in the war”.",
    "A ferry that had carried cars across the river in the meantime will be sold, and its crew of six will work elsewhere.",
    "The town will celebrate on Saturday with a brass band, and the first toll is free for everyone who comes on foot.",
];

/// A paragraph of the story as well, where it is there.
const ANNOUNCEMENT: &str = "The town had to pay for all of it:";

/// A page on which something stands between the paragraphs, and something behind them.
fn page(between: &str, behind: &str) -> String {
    let [first, second, third, last] = STORY.map(|text| format!("<p>{text}</p>"));
    format!(
        "<title>Bridge reopens</title><nav><a href=/>Home</a></nav><article><h1>Bridge reopens</h1>\
         {first}{second}{between}{third}{last}{behind}</article><footer>Terms of use</footer>"
    )
}

/// What becomes of the block that begins so, where the trees find it that likely to be body, the paragraphs of the story almost
/// sure, and all else almost impossible.
fn settled(page: &str, start: &str, probability: f32) -> Labelled {
    settled_on(&readers::html(page), start, probability)
}

fn settled_on(page: &Page, start: &str, probability: f32) -> Labelled {
    let (notes, facts) = (annotate(page), Facts::of(page));
    let chance = |text: &str| match text {
        _ if text.starts_with(start) => probability,
        _ if STORY.contains(&text) || text == ANNOUNCEMENT => 0.97,
        _ => 0.01,
    };
    let texts = || page.blocks.iter().map(|block| page.text_of(block));
    let chances: Vec<Chances> = texts().map(|text| Chances::of_body(chance(text))).collect();
    let labels = settle(page, &notes, (&chances, &facts), Preference::Balance.threshold());
    let at = texts().position(|text| text.starts_with(start)).unwrap();
    labels[at]
}

#[test]
fn rules_hold_whatever_the_trees_say() {
    let quotation = "<blockquote>“the stone had to come from a quarry that was closed in the war”</blockquote>";
    let other = "<article><h2>Harbour</h2><p>Mussels have settled on the new quay.</article>";
    let facts = "<div class=factbox><h3>The bridge</h3><p>Length: 81 metres</div>";
    let list = format!("<p>{ANNOUNCEMENT}</p><ul><li>stone from the quarry</li><li>a ferry</li></ul>");
    let chronicle = format!(
        "<p>{ANNOUNCEMENT}</p><ul><li>12. Februar: ein Schiffer sieht einen Riss im dritten Pfeiler und sagt nichts</li>\
        <li>14. Februar: eine Ingenieurin, die unter der Brücke ihren Hund ausführt, sieht ihn auch</li></ul>"
    );
    let figure = "<figure><img src=a.jpg><div><span>Elm Town Archive</span></div>\
        <figcaption>The bridge before the crack in its pier was found</figcaption></figure>";
    let table = "<table><tr><td>2019<td>3,100<td>2<tr><td>2020<td>2,900<td>5</table>";
    let comments = "<div id=comments><p>I have waited for this since they closed it.</div>";
    let asks = "<p>Start the day with what the town talks about: <a href=/n>sign up for our newsletter</a>, and read it before breakfast.";
    let links =
        "<h2>The bridge in pictures</h2><p>1931: <a href=/a>The first stone</a><p>1954: <a href=/b>The flood</a>";
    let about = "<p>Jane Doe has written about the town’s bridges for the Echo since 1994.";
    let goes_on = "<p>Cars that are heavier than two tons have to wait until the second lane is open in autumn.";
    let cases = [
        (page(quotation, ""), "“the stone", 0.9, Label::Boilerplate, Rule::PullQuote),
        (page("<p>14:05", ""), "14:05", 0.9, Label::Dateline, Rule::ClockTime),
        (page("", "<p>jane.doe@echo.example"), "jane.doe", 0.9, Label::Byline, Rule::SignOff),
        (page("", "<h2>Elsewhere</h2>"), "Elsewhere", 0.55, Label::Boilerplate, Rule::HeadsNothing),
        (page("", "<p>© 2020 Elm Echo"), "© 2020", 0.9, Label::Legal, Rule::Rights),
        (page("<p>Read more: The quarry", ""), "Read more", 0.9, Label::Related, Rule::GivesItselfAway),
        (page("<div hidden><p>Three stories left</div>", ""), "Three", 0.7, Label::Hidden, Rule::HiddenScrap),
        (page("", other), "Mussels", 0.9, Label::Related, Rule::OtherArticle),
        (page(facts, ""), "The bridge", 0.9, Label::Boilerplate, Rule::HeadsBox),
        (page("<h2>The third pier</h2>", ""), "The third", 0.3, Label::Subheading, Rule::AmongParagraphs),
        (page(&list, ""), "a ferry", 0.1, Label::ListItem, Rule::ListOfStory),
        (page(&chronicle, ""), "14. Februar", 0.1, Label::ListItem, Rule::ListOfStory),
        (page(figure, ""), "Elm Town", 0.1, Label::Credit, Rule::SignedCaption),
        (page(table, ""), "2019", 0.4, Label::TableRow, Rule::ClosesGap),
        (page("", comments), "I have waited", 0.9, Label::Comment, Rule::AmongComments),
        (page("", asks), "Start the day", 0.97, Label::Newsletter, Rule::GivesItselfAway),
        (page("", links), "The bridge in", 0.9, Label::Boilerplate, Rule::HeadsNothing),
        (page("", goes_on), "Cars that", 0.45, Label::Paragraph, Rule::GoesOn),
        (signed(&page("", about)), "Jane Doe", 0.97, Label::Biography, Rule::OnAuthor),
    ];
    for (page, start, probability, label, rule) in cases {
        let labelled = settled(&page, start, probability);
        assert_eq!((labelled.label, labelled.rule), (label, Some(rule)), "{start}");
    }
}

/// The page, with a claim for its author.
fn signed(page: &str) -> String {
    page.replace("<title>", "<meta name=author content='Jane Doe'><title>")
}

#[test]
fn what_a_story_tells_of_a_day_is_no_date_line() {
    let label = |between: &str, start| settled(&page(between, ""), start, 0.9).label;
    assert_eq!(label("<p>It burned on May 3, 1952.", "It burned"), Label::Paragraph);
    assert_eq!(label("<blockquote>On 3 May 2019 we warned them.</blockquote>", "On 3 May"), Label::Quotation);
    assert_eq!(label("<ul><li>May 3, 1952: the first fire<li>May 9, 1962: a ship</ul>", "May 3"), Label::ListItem);
    assert_eq!(label("<h2>May 3, 1952</h2>", "May 3"), Label::Subheading);
    assert_eq!(label("<p class=date>Published on May 3, 2019 at 10:00", "Published"), Label::Dateline);
}

#[test]
fn a_caption_with_a_day_says_nothing_of_the_page() {
    let figure =
        "<figure><img src=a.jpg><figcaption>The quay on Monday, March 4, 2024. Photo: Jane Doe</figcaption></figure>";
    let story = page("", "").replace("</h1>", &format!("</h1>{figure}"));
    assert_eq!(settled(&story, "The quay", 0.01).label, Label::Caption);
}

#[test]
fn a_line_in_title_case_is_no_name_if_most_of_its_words_are_common() {
    let label = |line: &str| {
        let story = page("", "").replace("</h1>", &format!("</h1><p>{line}"));
        settled(&story, line, 0.01).label
    };
    assert_eq!(label("Jane Doe"), Label::Byline);
    assert_eq!(label("By Jane Doe, April 8, 2024, 10:00 a.m."), Label::Byline);
    assert_ne!(label("Stone Bridge Quarry"), Label::Byline);
    assert_ne!(label("STONE BRIDGE QUARRY"), Label::Byline);
    assert_ne!(label("Six Hundred Cars Must Wait For Ferries"), Label::Byline);
}

#[test]
fn what_the_author_says_is_not_about_the_author() {
    let answer = "<p>Jane Doe: And what did the divers find when they went down to the third pier in spring?";
    assert_eq!(settled(&signed(&page("", answer)), "Jane Doe", 0.97).label, Label::Paragraph);
}

#[test]
fn a_short_first_sentence_opens_the_story_that_has_a_standfirst() {
    let opening = "Ann Ware had waited since six in the morning.";
    let above = |standfirst: &str| {
        let first = format!("</h1>{standfirst}<div><p class=first>{opening}</p>");
        page("", "").replace("</h1>", &first).replace("</article>", "</div></article>")
    };
    let standfirst =
        "<p class=standfirst>The town has its bridge back, and the ferry that took its place is for sale.</p>";
    let labelled = settled(&above(standfirst), opening, 0.2);
    assert_eq!((labelled.label, labelled.rule), (Label::Paragraph, Some(Rule::Lead)));
    assert!(!settled(&above(""), opening, 0.2).label.is_body());
    assert!(!settled(&above(standfirst), opening, 0.05).label.is_body(), "too unlikely");
}

#[test]
fn a_first_paragraph_that_the_description_repeats_is_no_standfirst_beside_another() {
    let dated = "ELMTOWN — The old bridge over the Elm reopened to traffic on Monday, two years after it was closed.";
    let deck = "<h2 class=subhead>Ferry that took its place is for sale</h2><p class=byline>By Jane Doe";
    let story = |deck: &str| {
        let top = format!("</h1>{deck}<p class=lead>{dated}</p>");
        page("", "")
            .replace("<title>", &format!("<meta name=description content='{dated}'><title>"))
            .replace("</h1>", &top)
    };
    assert_ne!(settled(&story(deck), "ELMTOWN", 0.6).label, Label::Standfirst);
    assert_eq!(settled(&story(deck), "Ferry that", 0.01).label, Label::Standfirst);
    assert_eq!(settled(&story(""), "ELMTOWN", 0.6).label, Label::Standfirst);
}

#[test]
fn a_text_announces_its_lists() {
    let [first, second, third, last] = STORY;
    let items = "  * stone from the quarry\n  * a ferry";
    let text = |above: &str| format!("{first}\n\n{second}\n\n{above}\n\n{items}\n\n{third}\n\n{last}\n");
    let item = |above| settled_on(&readers::text(&text(above)), "a ferry", 0.1);
    assert_eq!((item(ANNOUNCEMENT).label, item(ANNOUNCEMENT).rule), (Label::ListItem, Some(Rule::ListOfStory)));
    assert!(!item(&ANNOUNCEMENT.replace(':', ".")).label.is_body());
}

#[test]
fn a_standfirst_may_stand_right_below_a_text_s_headline() {
    let [first, second, third, last] = STORY;
    let text =
        |line: &str| format!("Old bridge reopens to traffic\n\n{line}\n\n{first}\n\n{second}\n\n{third}\n\n{last}\n");
    let labelled = |line: &str| settled_on(&readers::text(&text(line)), line, 0.01);
    let label = |line: &str| labelled(line).label;
    let sums_up = "The town has its bridge back after two years, and the ferry that took its place will be for sale";
    assert_eq!((label(sums_up), labelled(sums_up).rule), (Label::Standfirst, Some(Rule::StandfirstBelowHeadline)));
    assert_ne!(label(&sums_up.replace("bridge", "market")), Label::Standfirst, "no word of the headline");
    assert_ne!(label("Old Bridge – reopens to traffic"), Label::Standfirst, "the headline again");
    assert_ne!(label(&format!("({sums_up})")), Label::Standfirst, "in brackets");
    assert_ne!(label(&format!("{sums_up}:")), Label::Standfirst, "what it announces follows");
}

#[test]
fn names_alone_sign_a_text() {
    let [first, second, third, last] = STORY;
    let names = |above: &str, below: &str| {
        let story = format!("{first}\n\n{second}\n\n{third}\n\n{last}\n");
        let text = format!("{above}\n\nOld bridge reopens to traffic\n\n{below}\n\n{story}");
        let byline = crate::extract_text(&text).unwrap().byline;
        byline.into_iter().flat_map(|byline| byline.authors).map(|author| author.name).collect::<Vec<_>>()
    };
    let menu = "News\n\nRiver\n\nTown\n\nHarbour";
    assert_eq!(names(&format!("{menu}\n\nJane Doe\n\nApril 8, 2024"), "Share"), ["Jane Doe"], "above the headline");
    assert!(names(&format!("{menu}\n\nBridge Traffic\n\nApril 8, 2024"), "Share").is_empty(), "words of the story");
    assert_eq!(names(menu, "Jane Doe\n\nJohn Roe\n\nMary Poe\n\nShare"), ["Jane Doe", "John Roe", "Mary Poe"]);
    assert_eq!(names(menu, "Share\n\nالقاهرة: محمد علي\n\nSave"), ["محمد علي"], "from a bureau");
    assert_eq!(names(menu, "Share\n\nJane Doe (text)\n\nSave"), ["Jane Doe"], "her part");
    assert_eq!(names(menu, "홍길동 기자\n\n한예린 인턴기자"), ["홍길동", "한예린"], "with titles");
    assert_eq!(names(menu, "April 8, 2024\n\nReuters"), ["Reuters"], "an agency alone");
    assert_eq!(names(menu, "Photo: Elm Archive\n\nJane Doe\n\nShare\n\nSave"), ["Jane Doe"], "above buttons");
}

#[test]
fn above_the_byline_neither_a_title_nor_related_stories_sum_up() {
    let [first, second, ..] = STORY;
    let label = |line: &str| {
        let page = format!(
            "<h1>Old bridge reopens to traffic</h1><h3>{line}</h3><div class=byline>By Jane Doe</div><p>{first}<p>{second}"
        );
        settled_on(&readers::html(&page), line, 0.1).label
    };
    assert_eq!(label("The bridge is back, and the ferry is for sale"), Label::Standfirst);
    for line in ["Senior reporter for the river", "You may also like what the ferry costs"] {
        assert_ne!(label(line), Label::Standfirst, "{line}");
    }
}

#[test]
fn several_sentences_go_on_with_what_a_reader_selected() {
    let [first, second, third, last] = STORY;
    let end = "The cause is not known yet. The town will look at the other piers on Thursday.";
    let label = |menu: &str, end: &str| {
        let text = format!(
            "{menu}Old bridge reopens to traffic\n\n{first}\n\n{second}\n\n{third}\n\n{last}\n\n{end}\n\nShare this:\n"
        );
        settled_on(&readers::text(&text), end, 0.3).label
    };
    assert_eq!(label("", end), Label::Paragraph);
    assert_eq!(label("", "The town will look at the other piers of the bridge again on Thursday."), Label::Boilerplate);
    assert_eq!(label("News\n\nRiver\n\nTown\n\nHarbour\n\nWeather\n\n", end), Label::Boilerplate);
}

#[test]
fn what_stands_around_a_name_makes_it_a_byline() {
    let [first, second, third, last] = STORY;
    let rule = |around: &str| {
        let menu = "Elm Echo\n\nBridge reopens\n\nRiver\n\nTown\n\nWeather";
        let text = format!("{menu}\n\n{around}\n\n{first}\n\n{second}\n\n{third}\n\n{last}\n");
        settled_on(&readers::text(&text), "Ann Ware", 0.01).rule
    };
    assert_eq!(rule("Ann Ware\n\nann.ware@echo.example"), Some(Rule::NameApart));
    assert_eq!(rule("Photo: Tom Roe\n\nAnn Ware"), Some(Rule::NameApart));
    assert_eq!(rule("Ann Ware\n\nPort Elm - 8 April 2024"), Some(Rule::NameApart));
    assert_eq!(rule("Ann Ware\n\nHarbour"), None);
    assert_eq!(rule("Ann Ware\n\nE-mail tips to news@echo.example"), None);
}

#[test]
fn a_credit_with_a_bar_is_no_row_of_a_table() {
    let [first, second, third, last] = STORY;
    let credit = "Bildrechte: picture alliance/dpa | Jana Muster";
    let text = format!("{first}\n\n{second}\n\n{credit}\n\n{third}\n\n{last}\n");
    let labelled = settled_on(&readers::text(&text), credit, 0.01);
    assert_eq!((labelled.label, labelled.rule), (Label::Credit, Some(Rule::CreditByForm)));
}

#[test]
fn a_gap_is_closed_by_what_nothing_tells_from_the_story() {
    let kept = |between: &str, start, probability| settled(&page(between, ""), start, probability).label.is_body();
    let table = "<table><tr><td>2019<td>3,100<td>2</table>";
    assert!(kept(table, "2019", 0.3) && !kept(table, "2019", 0.2));
    assert!(kept(&table.replace("</table>", "<tr><td>2020<td>2,900<td>5</table>"), "2019", 0.1));
    // Prose among few lines, but not among many, nor with a phrase of boilerplate.
    let prose = "<p>Cars that are heavier than two tons have to wait until the second lane is open in autumn.";
    let line = "<p>Elm Bridge";
    assert!(kept(&[prose, line].concat(), "Cars that", 0.35) && kept(&[prose, line].concat(), "Elm Bridge", 0.3));
    assert!(!kept(&[prose, line, line, line].concat(), "Cars that", 0.35));
    assert!(!kept(line, "Elm Bridge", 0.4));
    assert!(!kept("<p>Sign up for our newsletter and read each morning what the town talks about.", "Sign up", 0.4));
}

#[test]
fn comments_are_the_story_where_there_is_no_other() {
    let story = page("", "").replace("<article>", "<div id=comments>").replace("</article>", "</div>");
    assert_eq!(settled(&story, STORY[1], 0.97).label, Label::Paragraph);
}

#[test]
fn a_heading_among_the_lines_of_a_box_is_none_of_the_story() {
    let boxed = "<div><h2>The third pier</h2><p>Length: 81 metres</div>";
    assert_eq!(settled(&page(boxed, ""), "The third", 0.3).label, Label::Boilerplate);
    assert_eq!(settled(&page("<h2>The third pier</h2>", ""), "The third", 0.1).label, Label::Boilerplate);
}

#[test]
fn key_points_are_those_of_news() {
    let points = "<h1>Bridge reopens</h1><ul><li>The third pier had a crack for two years</li>\
        <li>A ferry carried 600 cars a day across the river</li></ul>";
    let story = page("", "").replace("<h1>Bridge reopens</h1>", points);
    let news = format!("<script type=application/ld+json>{{\"@type\":\"NewsArticle\"}}</script>{story}");
    let labelled = settled(&news, "A ferry carried", 0.6);
    assert_eq!((labelled.label, labelled.rule), (Label::Standfirst, Some(Rule::KeyPoint)));
    assert_eq!(settled(&story, "A ferry carried", 0.6).label, Label::ListItem);
}

#[test]
fn what_a_click_unfolds_is_of_the_story_however_little_it_is() {
    let answer = settled(&page("<div hidden><p>Yes, on foot.</div>", ""), "Yes", 0.9);
    assert!(answer.label == Label::Paragraph && answer.rule.is_none(), "{answer:?}");
}

#[test]
fn a_run_of_prose_alike_goes_on_with_the_story() {
    let more = "<p>Cars that are heavier than two tons have to wait until the second lane is open in autumn.";
    let last = "<p>The ferry’s crew has already been asked to come to the harbour of the next town down the river.";
    let kept = |behind: &str| {
        let page = readers::html(&page("", behind));
        let (notes, facts) = (annotate(&page), Facts::of(&page));
        let of = |text: &str| if STORY.contains(&text) { 0.97 } else { 0.15 };
        let chances: Vec<Chances> = page.blocks.iter().map(|it| Chances::of_body(of(page.text_of(it)))).collect();
        let label = |threshold| {
            let labels = settle(&page, &notes, (&chances, &facts), threshold);
            let at = page.blocks.iter().position(|block| page.text_of(block).starts_with("Cars that")).unwrap();
            labels[at].label
        };
        PREFERENCES.map(|preference| label(preference.threshold()).is_body())
    };
    assert_eq!(kept(more), [false; 3], "one is as likely a notice");
    assert_eq!(kept(&[more, last].concat()), [true, true, false]);
    assert_eq!(kept(&[more, last].concat().replace("<p>", "<p class=note>")), [false; 3]);
}

#[test]
fn a_list_of_what_the_subheadings_say_is_a_table_of_contents() {
    let parts = ["Part 1: The ferry", "Part 2: The third pier", "Part 3: The toll"];
    let list: String = parts.map(|part| format!("<li><a href=#part>{part}</a>")).concat();
    let headings: String = parts.map(|part| format!("<h2>{part}</h2><p>{}</p>", STORY[1])).concat();
    let story = page(&format!("<ul>{list}</ul>{headings}"), "");
    let labelled = settled(&story, "Part", 0.9);
    assert_eq!((labelled.label, labelled.rule), (Label::Navigation, Some(Rule::Contents)));
    let other = story.replace("<h2>Part 3", "<h2>Part 4");
    assert_eq!(settled(&other, "Part", 0.9).label, Label::ListItem, "two are a coincidence");
}

#[test]
fn a_list_beside_paragraphs_in_their_element_is_of_the_story() {
    let list = "<ul><li>stone from the quarry<li>a ferry</ul>";
    let kept = |between: &str| settled(&page(between, ""), "a ferry", 0.25).label.is_body();
    assert!(kept(list));
    assert!(kept(&format!(
        "{list}<figure><img src=a.jpg><figcaption>The bridge before the crack</figcaption></figure>"
    )));
    assert!(!kept(&format!("<div>{list}</div>")), "a box of its own");
    assert!(!kept(&list.replace("<li>", "<li><a href=/a>")), "links lead away");
    assert!(settled(&page("<pre>open(bridge)</pre>", ""), "open(", 0.01).label == Label::Preformatted);
}

#[test]
fn a_correction_is_of_the_story_wherever_it_stands() {
    let correction =
        "<p class=note>Correction: An earlier version of this article gave the wrong length of the bridge.";
    let labelled = settled(&page("", correction), "Correction", 0.05);
    assert_eq!((labelled.label, labelled.rule), (Label::Paragraph, Some(Rule::Correction)));
    assert!(!settled(&page("", "<p class=note>Corrections and clarifications"), "Corrections", 0.05).label.is_body());
    let comment = format!("<div id=comments>{correction}</div>");
    assert!(!settled(&page("", &comment), "Correction", 0.05).label.is_body(), "a reader's");
}

#[test]
fn what_an_outlet_says_to_its_readers_is_none_of_a_text_s_story() {
    let [first, second, third, last] = STORY;
    let call = "The Elm Echo is a reader-supported publication. To receive new posts, become a paid subscriber today.";
    let text = format!("Old bridge reopens\n\n{first}\n\n{second}\n\n{call}\n\n{third}\n\n{last}\n");
    let labelled = settled_on(&readers::text(&text), "The Elm Echo", 0.9);
    assert_eq!(labelled.rule, Some(Rule::ReaderCall));
    assert!(settled_on(&readers::text(&text), "The Elm Echo", 0.97).label.is_body(), "the trees are sure");
}

#[test]
fn whose_a_picture_is_may_stand_above_what_it_shows() {
    let [first, second, third, last] = STORY;
    let label = |names: &str, caption: &str, start| {
        let text = format!("Old bridge reopens\n\n{first}\n\n{second}\n\n{names}\n{caption}\n{third}\n\n{last}\n");
        settled_on(&readers::text(&text), start, 0.6).label
    };
    let caption = "Ann had never seen the bridge without its scaffold";
    assert_eq!(label("Ann Ware", caption, "Ann had"), Label::Caption);
    assert_eq!(label("Ann Ware", caption, "Ann Ware"), Label::Credit);
    assert_eq!(label("Getty Images", &caption.replace("Ann", "She"), "Getty"), Label::Credit);
    assert_ne!(label("Ann Ware", &format!("{caption}."), "Ann had"), Label::Caption, "a sentence");
    assert_ne!(label("Ann Ware", &caption.replace("Ann", "She"), "She had"), Label::Caption, "of nobody named above");
}

#[test]
fn names_above_the_button_beside_a_caption_are_its_credit() {
    let [first, second, third, last] = STORY;
    let caption = "The bridge before the crack was found. It had been open for traffic since 1931.";
    let text = |button: &str| {
        let picture = format!("{caption}\n\nAnn Ware/Elm Echo\n{button}\n\ntoggle caption\nAnn Ware/Elm Echo");
        format!("Old bridge reopens\n\n{first}\n\n{second}\n\n{picture}\n{third}\n\n{last}\n")
    };
    let label = |button: &str, start| settled_on(&readers::text(&text(button)), start, 0.9).label;
    assert_eq!(label("hide caption", "The bridge before"), Label::Caption);
    assert_eq!(label("hide caption", "Ann Ware"), Label::Credit);
    assert_eq!(label("a list", "The bridge before"), Label::Paragraph);
}

#[test]
fn points_below_a_text_s_headline_are_one_standfirst() {
    let [first, second, third, last] = STORY;
    let points = [
        "Ferry that took the place of the bridge is for sale after two years",
        "Mayor opens the third pier for pedestrians",
    ];
    let text = |signature: &str| {
        let [one, other] = points;
        format!(
            "# Town gets its crossing back\n\n{one}\n\n{other}\n\n{signature}\n\n{first}\n\n{second}\n\n{third}\n\n{last}\n"
        )
    };
    let label = |signature: &str, start| settled_on(&readers::text(&text(signature)), start, 0.01).label;
    assert_eq!(label("By Jane Doe", "Ferry that"), Label::Standfirst);
    assert_eq!(label("By Jane Doe", "Mayor opens"), Label::Standfirst);
    assert_ne!(label("Harbour", "Ferry that"), Label::Standfirst, "nobody signs below");
}

#[test]
fn lines_that_a_text_announces_and_parts_by_signs_are_a_list() {
    let [first, second, third, last] = STORY;
    let rule = |above: &str, lines: &str| {
        let text = format!("{first}\n\n{second}\n\n{above}\n\n{lines}\n\n{third}\n\n{last}\n");
        settled_on(&readers::text(&text), "a ferry", 0.05).rule
    };
    let lines = "stone from the quarry;\n\na ferry, and its crew of six;\n\nthe brass band.";
    assert_eq!(rule(ANNOUNCEMENT, lines), Some(Rule::ListOfStory));
    assert_ne!(rule(&ANNOUNCEMENT.replace(':', "."), lines), Some(Rule::ListOfStory), "nothing announces them");
    assert_ne!(rule(ANNOUNCEMENT, &lines.replace(';', "")), Some(Rule::ListOfStory), "nothing parts them");
}
