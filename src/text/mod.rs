//! Reader two: plain text into a page.
//!
//! Groups of lines stand between blank lines; a block is a group, or a line of one, as [`wrapping`] decides. What a
//! line begins with says whether it is an item, a heading or a quotation; header lines at the top become claims; of
//! links that are written out the words stay. All blocks stand in one container.

mod emphasis;
mod encoded;
mod fold;
mod header;
mod lines;
mod links;
mod marks;
mod pieces;
mod tables;
mod toml;
mod torn;
mod wrapping;
mod writer;

use memchr::memmem;

use crate::page::{Claim, Container, Field, Form, Page};

use header::Header;
use lines::Groups;
use pieces::{Numbering, Piece, Survey};
use wrapping::{Width, Widths};
use writer::Writer;

/// Unicode's own sign between paragraphs, which typesetters' programs export.
const PARAGRAPH_SEPARATOR: &str = "\u{2029}";

/// Reads a plain text of at most `u32::MAX` bytes.
pub(crate) fn read(text: &str) -> Page {
    let text = lines::with_line_feeds(text);
    let text = links::strip(&text);
    let text = torn::mend(&text);
    let text = emphasis::strip(&text);
    if memmem::find(text.as_bytes(), PARAGRAPH_SEPARATOR.as_bytes()).is_some() {
        return read_lines(&text.replace(PARAGRAPH_SEPARATOR, "\n\n"));
    }
    read_lines(&text)
}

/// Reads a text whose paragraphs stand apart by line ends alone.
fn read_lines(text: &str) -> Page {
    let header = header::read(text);
    let mut writer = Writer::with_room_for(text.len());
    if !header.is_record {
        write_header(&mut writer, &header);
        writer.end_group();
    }
    write_groups(&mut writer, &header.below);
    let page = writer.finish();
    Page { outline: vec![Container::default()], claims: header.claims, ..page }
}

/// Of the header, what the story shows stays text: the headline, the standfirst, the byline.
fn write_header(writer: &mut Writer, header: &Header<'_>) {
    for line in &header.above {
        writer.write(Form::Paragraph, line);
    }
    for Claim { field, value, .. } in &header.claims {
        match field {
            Field::Headline => writer.write(Form::Heading(1), value),
            Field::Description => writer.write(Form::Paragraph, value),
            _ => {}
        }
    }
    for byline in &header.bylines {
        writer.write(Form::Paragraph, byline);
    }
}

fn write_groups(writer: &mut Writer, text: &str) {
    let groups = Groups::of(text);
    let mut widths = Widths::default();
    let surveys: Vec<_> = groups.several().map(|group| Survey::of(group, &mut widths)).collect();
    let of_text = widths.of_text().or_else(|| pieces::width_of_all(&groups, &surveys));
    let (may_wrap, are_apart) = (!groups.are_paragraphs(), groups.stand_apart());
    let mut surveys = surveys.into_iter();
    let mut numbering = Numbering::default();
    let mut above = None;
    for group in groups.iter() {
        let survey = if group.lines.len() > 1 { surveys.next() } else { None }.unwrap_or_default();
        let survey = survey.of_text(above, are_apart.then_some(group.lines.len()));
        above = group.lines.last().copied();
        let pieces = pieces::of_group(group, survey, &mut numbering);
        write_pieces(writer, pieces, survey.width(of_text).filter(|_| may_wrap));
        writer.end_group();
    }
}

fn write_pieces<'a>(writer: &mut Writer, pieces: impl Iterator<Item = Piece<'a>>, width: Option<Width>) {
    let mut before: Option<Piece<'a>> = None;
    for piece in pieces {
        if before.is_some_and(|before| before.is_joined_by(&piece, width)) {
            writer.continue_with(piece.text());
        } else if let Some(ruling) = piece.ruling {
            writer.write_row(ruling.cells(piece.text()));
        } else {
            writer.begin((piece.form, piece.indent), piece.text());
        }
        before = Some(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{ContainerId, Source};

    fn blocks(text: &str) -> Vec<(Form, String)> {
        let page = read(text);
        page.blocks.iter().map(|block| (block.form, page.text_of(block).to_owned())).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        blocks(text).into_iter().map(|(_, text)| text).collect()
    }

    fn items(text: &str) -> Vec<String> {
        blocks(text).into_iter().filter(|(form, _)| *form == Form::ListItem).map(|(_, text)| text).collect()
    }

    #[test]
    fn whatever_ends_a_line_it_is_read_alike() {
        let text = "**Bridge reopens**\n\nThe old bridge over the Elm was built by\nElm & Sons\n, who had a quarry, and the\ntown council\n. It is \
            open <https://example.com/a>.\n\n* one\n* two\n";
        for end in ["\r\n", "\r"] {
            assert_eq!(blocks(&text.replace('\n', end)), blocks(text), "{end:?}");
        }
        assert_eq!(blocks(text)[0].1, "Bridge reopens");
    }

    const WIRE: &str = "ELMTOWN, April 8 (Echo) - The old bridge over the Elm reopened to\n\
        traffic on Monday after two years of repairs that cost the town twice\n\
        what its council had put aside for them, the mayor said.\n\
        \n\
        Drivers had waited since dawn. \"I wanted to be the first across,\"\n\
        said Ann Ware, who was.\n\
        \n\
        The bridge closed in 2022, when a diver found that the river had eaten\n\
        into two of its piers. Engineers then found more faults, among them a\n\
        crack as long as a bus.\n";

    #[test]
    fn blank_lines_part_paragraphs() {
        let text = "Bridge reopens\nShare this:\n\nThe mayor (L) and a driver (R)\n \n\nThe bridge is open.\n";
        assert_eq!(
            texts(text),
            ["Bridge reopens", "Share this:", "The mayor (L) and a driver (R)", "The bridge is open."]
        );
    }

    #[test]
    fn a_paragraph_a_line_needs_no_blank_lines() {
        let long = "The old bridge over the Elm reopened to traffic on Monday after two years of repairs that cost \
            the town twice what its council had put aside for them.";
        assert_eq!(
            texts(&format!("Bridge reopens\nBy Ann Ware\n{long}\n{long}")),
            ["Bridge reopens", "By Ann Ware", long, long]
        );
    }

    #[test]
    fn where_paragraphs_stand_on_a_line_each_no_lines_are_joined() {
        let long = "The old bridge over the Elm reopened to traffic on Monday after two years of repairs that cost the town twice \
            what its council had put aside for them, and the ferry that took its place is for sale. "
            .repeat(2);
        let items = "from the north side: 6.30, 8.00, 12.00 and 19.00;\n\
            from the south side: 7.00, 8.30, 12.30 and 19.30;\nambulances cross at any time of the day or night.";
        assert_eq!(texts(&format!("{long}\n\n{items}\n\n{long}\n")).len(), 5);
        assert_eq!(texts(items).len(), 1, "a text of narrow lines is wrapped");
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let texts = texts(WIRE);
        assert_eq!(texts.len(), 3);
        assert!(texts[0].starts_with("ELMTOWN, April 8 (Echo) - The old bridge over the Elm reopened to traffic on"));
        assert!(texts[0].ends_with("put aside for them, the mayor said."));
        assert_eq!(
            texts[1],
            "Drivers had waited since dawn. \"I wanted to be the first across,\" said Ann Ware, who was."
        );
    }

    #[test]
    fn paragraphs_of_two_lines_say_together_that_they_are_wrapped() {
        let text = "The old bridge over the Elm reopened to traffic on Monday, after two\nyears of repairs.\n\n\
            Drivers had waited since dawn, in cars that were hung with flags and\npaper flowers.\n\n\
            The town paid twice what its council had put aside for the work, the\nmayor said.\n";
        assert_eq!(texts(text).len(), 3);
        assert!(texts(text)[0].ends_with("after two years of repairs."));
    }

    #[test]
    fn a_short_line_in_a_wrapped_text_stands_alone() {
        let text = format!("Bridge reopens after two years\nBy Ann Ware\n\n{WIRE}\nShare this:\nAll comments.\n");
        let texts = texts(&text);
        assert_eq!(texts.len(), 7);
        assert_eq!(texts[..2], ["Bridge reopens after two years", "By Ann Ware"]);
        assert_eq!(texts[5..], ["Share this:", "All comments."]);
    }

    #[test]
    fn wrapped_paragraphs_need_no_blank_lines() {
        assert_eq!(texts(&WIRE.replace("\n\n", "\n")), texts(WIRE));
        assert_eq!(texts(&WIRE.replace("\n\n", "\n    ")), texts(WIRE));
    }

    #[test]
    fn a_newsletter_s_heading_loses_its_stars() {
        let text = "** Bridge reopens\n-----------------\nIt is open.\n";
        assert_eq!(blocks(text)[0], (Form::Heading(2), "Bridge reopens".to_owned()));
    }

    #[test]
    fn line_ends_make_no_difference() {
        for end in ["\r\n", "\r", " \n", "\r\r\n"] {
            assert_eq!(texts(&WIRE.replace('\n', end)), texts(WIRE), "{end:?}");
        }
    }

    #[test]
    fn a_paragraph_separator_parts_paragraphs() {
        assert_eq!(texts(&WIRE.replace("\n\n", "\u{2029}")), texts(WIRE));
    }

    #[test]
    fn wrapped_japanese_is_joined_without_spaces() {
        let text = "市内を流れる川にかかる古い橋の修理が終わり、二年ぶりに車が通れるようになっ\n\
            た。市長は月曜日の朝、橋のたもとで開かれた式に出席し、費用は当初の予定の二倍\n\
            にのぼったと述べた。\n\n\
            橋は二〇二二年に閉じられた。潜水士が橋脚の傷みを見つけたためで、その後の調査\n\
            でバスほどの長さのひびも見つかった。\n";
        let texts = texts(text);
        assert_eq!(texts.len(), 2);
        assert!(texts[0].contains("通れるようになった。市長は"), "{}", texts[0]);
        assert_eq!(texts[1].matches(' ').count(), 0);
    }

    #[test]
    fn wrapped_arabic_is_joined_with_spaces() {
        let text = "أعيد فتح الجسر القديم فوق النهر أمام حركة المرور يوم الاثنين بعد عامين\n\
            من أعمال الترميم التي كلفت البلدة ضعف المبلغ الذي خصصه مجلسها لذلك كما\n\
            قال رئيس البلدية.\n";
        assert_eq!(texts(text), [text.trim().replace('\n', " ")]);
    }

    #[test]
    fn wrapped_korean_is_joined_with_spaces() {
        let text = "강 위에 놓인 오래된 다리가 두 해 동안의 수리를 마치고 월요일에 다시 열렸다고\n\
            시장이 밝혔다. 수리에는 시 의회가 마련해 둔 예산의 두 배가 들었으며 운전자들은\n\
            새벽부터 기다렸다.\n";
        assert_eq!(texts(text), [text.trim().replace('\n', " ")]);
    }

    #[test]
    fn compounds_are_not_torn_at_a_line_end() {
        let text = "The council said that the old bridge, which is a well-\nknown sight of the town, had been closed for a two-\n\
            year repair that was \u{201c}long over\u{ad}\ndue\u{201d} in its view.";
        assert_eq!(
            texts(text),
            ["The council said that the old bridge, which is a well-known sight of the town, had been closed for a \
              two-year repair that was \u{201c}long overdue\u{201d} in its view."]
        );
    }

    #[test]
    fn verses_and_addresses_keep_their_lines() {
        let verse = "The bridge is closed, the river wide,\nno ferry runs tonight,\nand I am on the other side\nwithout a lamp or light.";
        assert_eq!(texts(verse).len(), 4);
        assert_eq!(texts("Elm Echo\n12 Bridge Street\nElmtown\nTel. 555 0100").len(), 4);
    }

    #[test]
    fn bullets_make_items() {
        let text =
            "  * Home\n      + News\n          o Sport\n- Bridge\n- Ferry\n\u{2022} Harbour\n  *\n 1. One\n 2. Two\n";
        assert_eq!(items(text), ["Home", "News", "Sport", "Bridge", "Ferry", "Harbour", "One", "Two"]);
        assert_eq!(items("・橋\n・川"), ["橋", "川"]);
    }

    #[test]
    fn numbers_make_items_in_turn() {
        assert_eq!(items("1. Bridge\n2. Ferry\n3. Harbour"), ["Bridge", "Ferry", "Harbour"]);
        assert_eq!(items(" 9. Bridge\n10. Ferry"), Vec::<String>::new());
        let eleven: Vec<_> = (1..=11).map(|n| format!("{n:2}. Item")).collect();
        assert_eq!(items(&eleven.join("\n")).len(), 11);
        for text in ["20. Juni 2025", "1. Mai", "  20. Juni 2025\n  21. Uhr", "3. The bridge\n\nIt is open."] {
            assert!(items(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn wrapped_items_are_joined() {
        let text = "* The bridge over the Elm is open again, the mayor said at the ceremony\n  \
            on Monday, and it will stay open through the winter.\n\
            * Ferries run every hour until the end of the month, when the last ship\n  \
            is laid up.\n\
            * The harbour is closed.\n";
        let items = items(text);
        assert_eq!(items.len(), 3);
        assert!(items[0].contains("ceremony on Monday"));
        assert!(items[1].ends_with("when the last ship is laid up."));
    }

    #[test]
    fn dashes_below_a_colon_make_items_though_they_are_sentences() {
        let rules = "- Lead your horse across.\n- Mind the gap.\n- Do not ring.\n";
        let text = format!("There are three rules:\n\n{rules}");
        assert_eq!(items(&text), ["Lead your horse across.", "Mind the gap.", "Do not ring."]);
        assert!(items(rules).is_empty(), "nothing announces them");
        assert!(items("The mayor said:\n\n- Lead your horse across.\n- Mind the gap.\n").is_empty(), "two are a talk");
        let apart =
            format!("The rules are new.\n\nThe mayor wrote them.\n\nWhat to know\n\n{rules}\nThey hold from May.\n");
        assert_eq!(items(&apart).len(), 3, "answers would stand apart, as all else does");
    }

    #[test]
    fn a_colon_in_the_next_line_goes_on_with_a_kicker() {
        assert_eq!(texts("Bridge reopens\n: The town rejoices\n"), ["Bridge reopens: The town rejoices"]);
        for text in ["Bridge reopens.\n: The town rejoices", "Bridge\n:HoursMinutes", "Bridge\n\n: The town rejoices"] {
            assert_eq!(texts(text).len(), 2, "{text}");
        }
        assert_eq!(texts("Bridge\n: One rejoices\n: Two rejoice\n").len(), 2, "a list of its own");
    }

    #[test]
    fn a_lone_dash_opens_speech() {
        let text = "Broen er åpen.\n\n- Jeg er glad, sier ordføreren.\n\n– Jeg også, sier hun.\n";
        assert_eq!(texts(text), ["Broen er åpen.", "- Jeg er glad, sier ordføreren.", "– Jeg også, sier hun."]);
        assert!(items(text).is_empty());
        assert!(items("- Jeg er glad, sier han.\n- Jeg også, sier hun.\n- Å ja?").is_empty());
        let wrapped = "Broen er åpen igjen etter to lange år, sa ordføreren mandag morgen,\n\
            - og den skal holde seg åpen gjennom hele vinteren, la han til, før\nferjen går i opplag.";
        assert_eq!(texts(wrapped).len(), 1);
    }

    #[test]
    fn headings_are_known_by_their_marks() {
        let text = "# Bridge reopens\n\nMoney\n=====\nIt cost a lot.\n\nTime\n----\n\nIt took long.\n-------------------\n\
            A line. It is far longer than what is under it\n---\n";
        let expected = [
            (Form::Heading(1), "Bridge reopens"),
            (Form::Heading(1), "Money"),
            (Form::Paragraph, "It cost a lot."),
            (Form::Heading(2), "Time"),
            (Form::Heading(2), "It took long."),
            (Form::Paragraph, "A line. It is far longer than what is under it"),
        ];
        assert_eq!(blocks(text), expected.map(|(form, text)| (form, text.to_owned())));
    }

    #[test]
    fn quoted_lines_are_quotations() {
        let text = format!("She wrote:\n\n> {}\n\nHe did not reply.", WIRE.trim_end().replace('\n', "\n> "));
        let quoted: Vec<_> = blocks(&text).into_iter().filter(|(form, _)| *form == Form::Quotation).collect();
        assert_eq!(quoted.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), texts(WIRE));
    }

    #[test]
    fn rows_of_a_table_keep_their_cells_apart() {
        for text in ["Club | Points\n-----|------\nElm | 3", "| Club | Points |\n|---|---|\n| Elm | 3 |"] {
            let rows: Vec<_> = blocks(&text.replace("\n-----|------", ""))
                .into_iter()
                .filter(|(form, _)| *form == Form::TableRow)
                .collect();
            assert_eq!(
                rows.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
                ["Club | Points", "Elm | 3"],
                "{text}"
            );
        }
        let columns = blocks("Club        Points\nElm Town    3\nÅs          1\n\nHome | News | Sport");
        let expected = [
            (Form::TableRow, "Club | Points"),
            (Form::TableRow, "Elm Town | 3"),
            (Form::TableRow, "Ås | 1"),
            (Form::Paragraph, "Home | News | Sport"),
        ];
        assert_eq!(columns, expected.map(|(form, text)| (form, text.to_owned())));
        assert_eq!(blocks("Elm\t3\nÅs\t1")[1], (Form::TableRow, "Ås | 1".to_owned()));
    }

    #[test]
    fn separators_and_invisible_lines_are_no_blocks() {
        assert_eq!(texts("a\n-----\n***\n\u{200d}\n\u{200b}\n\u{ad}\n|\n_____\nb\n"), ["a", "b"]);
        assert!(texts("\u{feff}\n \u{a0}\n\0\0\n").is_empty());
    }

    #[test]
    fn the_header_is_claimed_and_what_the_story_shows_stays() {
        let page =
            read("\u{feff}Title: Bridge  reopens\nAuthor: Ann Ware\nSummary: It took long.\n\nThe bridge is open.");
        let texts: Vec<_> = page.blocks.iter().map(|block| (block.form, page.text_of(block))).collect();
        let expected = [
            (Form::Heading(1), "Bridge reopens"),
            (Form::Paragraph, "It took long."),
            (Form::Paragraph, "Author: Ann Ware"),
            (Form::Paragraph, "The bridge is open."),
        ];
        assert_eq!(texts, expected);
        let author = page.claims_of(Field::Author).next().unwrap();
        assert_eq!((author.source, author.value.as_str()), (Source::TextHeader, "Ann Ware"));
    }

    #[test]
    fn all_blocks_stand_in_the_root() {
        let page = read(WIRE);
        assert_eq!(page.outline.len(), 1);
        assert!(page.blocks.iter().all(|block| block.container == ContainerId(0)));
        assert_eq!(read("").outline.len(), 1);
    }

    #[test]
    fn any_text_can_be_read() {
        let odd =
            ["\r", "\x0c", ">", "#", "-", "1.", "|", "\t", "\u{ad}", "\u{3000}", ":", "=", "あ", "x ", "\n", "999. "];
        for a in odd {
            for b in odd {
                let text = [a, b, a, "\n", b, b, "\n", a].concat().repeat(20);
                let page = read(&text);
                assert!(page.blocks.iter().all(|block| !page.text_of(block).is_empty()), "{text:?}");
            }
        }
    }

    #[test]
    fn one_long_line_is_one_block() {
        let text = "word ".repeat(1 << 20);
        let page = read(&text);
        assert_eq!(page.blocks.len(), 1);
        assert_eq!(page.blocks[0].text.len() as usize, text.len() - 1);
    }
}
