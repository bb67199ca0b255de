//! Writes news pages of any size, always the same ones.
//!
//! Of a real page's bytes about a third is script, a fifth style, two fifths tags, and a twentieth the story; so here.

/// The story's bytes on a page too small for its share.
const LEAST_STORY: usize = 3_000;

/// How many paragraphs stand between a box or a subheading and the next.
const PARAGRAPHS_A_SECTION: u32 = 6;

/// Draws words, by a linear congruential generator with Knuth's constants.
struct Writer {
    state: u64,
    words: Vec<&'static str>,
}

/// An HTML page of about so many bytes.
pub(super) fn html(bytes: usize) -> String {
    let mut writer = Writer::new();
    let (headline, standfirst) = (writer.words(8), writer.sentence());
    let named = |part: &str| part.replace("{headline}", &headline).replace("{standfirst}", &standfirst);
    let mut page = named(include_str!("head.html"));
    page.push_str("<style>\n");
    page.push_str(&writer.repeated(include_str!("style.html"), bytes / 5));
    page.push_str("</style>\n<script>\n");
    page.push_str(&writer.repeated(include_str!("script.html"), bytes * 3 / 10));
    page.push_str("</script>\n");
    page.push_str(&named(include_str!("top.html")));
    page.push_str(&writer.story((bytes / 20).max(LEAST_STORY)));
    page.push_str(include_str!("middle.html"));
    let foot = include_str!("foot.html");
    let room = bytes.saturating_sub(page.len() + foot.len());
    page.push_str(&writer.repeated(include_str!("teaser.html"), room));
    page + foot
}

/// A plain text of about so many bytes, with some of a page's furniture around the story.
pub(super) fn text(bytes: usize) -> String {
    let mut writer = Writer::new();
    let mut page =
        format!("{}\n\n{}\n\nBy Jane Doe\nApril 8, 2024\n\nShare this:\n\n", writer.words(8), writer.sentence());
    while page.len() < bytes {
        page.push_str(&writer.paragraph());
        page.push_str("\n\n");
    }
    page + "Related\n\nComments (3)\n\nAll rights reserved.\n"
}

impl Writer {
    fn new() -> Self {
        Self { state: 1, words: include_str!("words.txt").split_whitespace().collect() }
    }

    /// A number below the limit.
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % limit.max(1)
    }

    fn word(&mut self) -> &'static str {
        let at = self.below(self.words.len());
        self.words.get(at).copied().unwrap_or_default()
    }

    /// So many words, the first with a capital letter.
    fn words(&mut self, count: usize) -> String {
        let drawn: Vec<&str> = (0..count).map(|_| self.word()).collect();
        let mut letters = drawn.join(" ");
        if let Some(first) = letters.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        letters
    }

    fn sentence(&mut self) -> String {
        let (first, second) = (4 + self.below(10), 4 + self.below(10));
        format!("{}, {}.", self.words(first), self.words(second).to_lowercase())
    }

    fn paragraph(&mut self) -> String {
        let count = 2 + self.below(3);
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// Paragraphs of about so many bytes, with boxes and subheadings between.
    fn story(&mut self, bytes: usize) -> String {
        let mut story = String::new();
        for number in 1.. {
            if story.len() >= bytes {
                break;
            }
            story.extend(["<p class=\"c-article__paragraph\">", &self.paragraph(), "</p>\n"]);
            if number % PARAGRAPHS_A_SECTION == 0 {
                story.push_str(&self.repeated(include_str!("between.html"), 1));
            }
        }
        story
    }

    /// The part with numbers and headlines filled in, over and over, until there are so many bytes.
    fn repeated(&mut self, part: &str, bytes: usize) -> String {
        let mut whole = String::new();
        while whole.len() < bytes {
            let number = 1 + self.below(9);
            whole.push_str(&part.replace("{number}", &number.to_string()).replace("{headline}", &self.words(8)));
        }
        whole
    }
}
