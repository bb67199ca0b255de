//! Pages that are built to make an extraction take long: much of one thing, of any size.

use nutgraf::Format;

/// A page of about so many bytes, whatever else it takes.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) format: Format,
    pub(super) page: fn(usize) -> String,
}

/// What a page needs to be taken for a story.
const STORY: &str = "<p>The ferry that lost its anchor in the storm of last Tuesday has found it again, eleven miles from home.</p>\
     <p>A trawler out of Port Amsel pulled it up in its nets on Friday morning, together with two tons of mackerel.</p>";

const LINES: &str =
    "The ferry that lost its anchor in the storm of last Tuesday has found it again, eleven miles from home.";

const fn html(name: &'static str, page: fn(usize) -> String) -> Shape {
    Shape { name, format: Format::Html, page }
}

const fn text(name: &'static str, page: fn(usize) -> String) -> Shape {
    Shape { name, format: Format::Text, page }
}

/// A piece again and again, up to so many bytes.
fn again(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// Pieces with a number in each, up to so many bytes.
fn counted(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut pieces = String::with_capacity(bytes);
    for at in 0.. {
        if pieces.len() >= bytes {
            break;
        }
        pieces.push_str(&piece(at));
    }
    pieces
}

/// A page with something between its headline and its story.
fn within(between: &str) -> String {
    format!("<title>Ferry finds its anchor</title><article><h1>Ferry finds its anchor</h1>{between}{STORY}</article>")
}

fn json_ld(json: &str) -> String {
    format!("<script type=application/ld+json>{json}</script>")
}

/// An element that is opened in a paragraph, and so again in each that follows, with a value of half the bytes.
fn made_again(attribute: &str, piece: &str, bytes: usize) -> String {
    format!("<p><b {attribute}='{}'>{}", again(piece, bytes / 2), again("<p>a", bytes / 2))
}

/// A script whose data is a list in a list in a list, each with a sentence.
fn nested_state(bytes: usize) -> String {
    let sentence = "[\"The ferry that lost its anchor in the storm has found it again.\",";
    let count = bytes / (sentence.len() + 1);
    format!("<script>window.__INITIAL_STATE__={}\"\"{}</script>", sentence.repeat(count), "]".repeat(count))
}

/// A page that claims to be an article with a list of such items.
fn claiming(field: &str, items: &str) -> String {
    within("") + &json_ld(&format!("{{\"@type\":\"NewsArticle\",\"{field}\":[{items}{{}}]}}"))
}

/// All that there are.
pub(super) const SHAPES: &[Shape] = &[
    html("nested <div>", |n| within(&again("<div>", n))),
    html("nested <div>, closed", |n| within(&(again("<div>", n / 2) + &again("</div>", n / 2)))),
    html("nested <div> with text", |n| within(&again("<div>a b", n))),
    html("nested <div> with classes", |n| within(&counted(n, |at| format!("<div class='c{at} story'>a b c")))),
    html("nested lists", |n| within(&again("<ul><li>a", n))),
    html("nested <section>", |n| within(&again("<section><h2>a</h2>", n))),
    html("nested quotations", |n| within(&again("<blockquote><p>a", n))),
    html("unclosed <b>", |n| within(&again("<b>", n))),
    html("unclosed <b> in paragraphs", |n| within(&again("<b><p>a", n))),
    html("unclosed <i> in containers", |n| within(&again("<i>a<div>", n))),
    html("unclosed <a>", |n| within(&again("<a href=/>", n))),
    html("unclosed <a> in paragraphs", |n| within(&again("<a href=/><p>a", n))),
    html("unclosed <a>, unlike", |n| within(&counted(n, |at| format!("<a href=/{at}><p>a")))),
    html("unclosed <font>", |n| within(&counted(n, |at| format!("<font color={at}>")))),
    html("unclosed <font> in paragraphs", |n| within(&counted(n, |at| format!("<font color={at}><p>a")))),
    html("misnested formatting", |n| within(&again("<b><i><div></b></i>a", n))),
    html("misnested links and blocks", |n| within(&again("<a href=/><div></a>a", n))),
    html("nested tables", |n| within(&again("<table><tr><td>", n))),
    html("nested tables, closed", |n| within(&(again("<table><tr><td>a", n / 2) + &again("</table>", n / 2)))),
    html("foster parents", |n| within(&again("<table><b>a<tr>", n))),
    html("foster parents of text", |n| within(&format!("<table>{}", again("a<tr>", n)))),
    html("foster parents of blocks", |n| within(&format!("<table>{}", again("<p>a b c<tr>", n)))),
    html("rows of data", |n| within(&format!("<table>{}", again("<tr><td>a<td>b c", n)))),
    html("cells of one row", |n| within(&format!("<table><tr>{}", again("<td>a", n)))),
    html("a huge colspan", |n| within(&format!("<table>{}", again("<td colspan=9007199254740991 rowspan=99999>a", n)))),
    html("attributes", |n| within(&format!("<div{}></div>", counted(n, |at| format!(" a{at}=b"))))),
    html("attributes of one name", |n| within(&format!("<div{}></div>", again(" class=a", n)))),
    html("attributes of <b>", |n| {
        within(&format!("<b{}>{}", counted(n / 2, |at| format!(" a{at}")), again("<p>a", n / 2)))
    }),
    html("classes", |n| within(&format!("<div class='{}'></div>", counted(n, |at| format!("share{at}-bar "))))),
    html("class values, no two alike", |n| within(&counted(n, |at| format!("<p class='c{at} d{at}'>a b")))),
    html("a style", |n| within(&format!("<div style='{}'></div>", again("color:red;", n)))),
    html("a huge href", |n| within(&format!("<p><a href='/{}'>a</a>{}", again("a", n / 2), again("<p>a", n / 2)))),
    html("class values of scraps", |n| {
        within(&counted(n, |at| format!("<p class='c{at} {}'>a b", "AdBd".repeat(240))))
    }),
    html("a huge class, made again", |n| within(&made_again("class", "a", n))),
    html("a huge style, made again", |n| within(&made_again("style", "color:red;", n))),
    html("a huge rel, made again", |n| within(&made_again("rel", "a ", n))),
    html("a huge itemprop, made again", |n| within(&made_again("itemprop", "a ", n))),
    html("many attributes, made again", |n| {
        within(&format!("<p><b{}>{}", counted(n / 2, |at| format!(" a{at}")), again("<p>a", n / 2)))
    }),
    html("pictures in one link", |n| {
        within(&format!("<a href='/{}'>{}</a>", again("a", n / 2), again("<img src=/a.jpg>", n / 2)))
    }),
    html("nested lists of a script", |n| within("") + &nested_state(n)),
    html("entities", |n| within(&format!("<p>{}", again("&amp;&lt;&#x41;", n)))),
    html("ampersands", |n| within(&format!("<p>{}", again("&", n)))),
    html("entities that are none", |n| within(&format!("<p>{}", again("&notit;&CounterClockwiseContourIntegral", n)))),
    html("comments", |n| within(&again("<!-- a -->", n))),
    html("comments, unclosed", |n| within("") + &again("<!--", n)),
    html("comments between words", |n| within(&format!("<p>{}", again("a<!-- b --> ", n)))),
    html("CDATA", |n| within(&again("<![CDATA[ a ]]>", n))),
    html("CDATA in a drawing", |n| within(&format!("<svg>{}</svg>", again("<![CDATA[ a ]]>", n)))),
    html("less-than signs", |n| within(&again("< ", n))),
    html("NULs", |n| within(&again("a b c d e f g h i j k l m n o\0", n))),
    html("one line of words", |n| within(&format!("<p>{}", again("anchor ", n)))),
    html("one line of letters", |n| within(&format!("<p>{}", again("a", n)))),
    html("one line of names", |n| within(&format!("<p>By {}", again("Jane Doe, John Roe and ", n)))),
    html("one line of dates", |n| within(&format!("<p>{}", again("April 8, 2024 ", n)))),
    html("one line of sentences", |n| within(&format!("<p>{}", again(LINES, n)))),
    html("one line of capitals", |n| within(&format!("<p>{}", again("PORT AMSEL ", n)))),
    html("one line of CJK", |n| within(&format!("<p>{}", again("橋が再開した。", n)))),
    html("one line of combining marks", |n| within(&format!("<p>{}", again("a\u{301}\u{302}", n)))),
    html("one line of nothing visible", |n| within(&format!("<p>{}", again("\u{200b}\u{2060}\u{feff}", n)))),
    html("one line of quotation marks", |n| within(&format!("<p>{}", again("“\"‘", n)))),
    html("one line of digits", |n| within(&format!("<p>{}", again("2024-04-08 10:", n)))),
    html("one line of slashes", |n| within(&format!("<p>{}", again("a/b://", n)))),
    html("letters between breaks", |n| within(&format!("<p>{}", again("a<br>", n)))),
    html("sentences between breaks", |n| within(&format!("<div>{}", again(&format!("{LINES}<br><br>"), n)))),
    html("short paragraphs", |n| within(&again("<p>a b", n))),
    html("short paragraphs, no two alike", |n| within(&counted(n, |at| format!("<p>a{at} b{at}")))),
    html("paragraphs", |n| within(&again(STORY, n))),
    html("paragraphs, no two alike", |n| within(&counted(n, |at| format!("<p>Number {at}. {LINES}</p>")))),
    html("quotations of paragraphs", |n| {
        within(&counted(n, |at| {
            format!("<p>Number {at}. {LINES}</p><blockquote>Number {at}. The ferry that lost</blockquote>")
        }))
    }),
    html("headings", |n| within(&again("<h2>Anchors and more</h2>", n))),
    html("top headings", |n| within(&counted(n, |at| format!("<h1>Ferry {at} finds its anchor</h1>")))),
    html("preformatted", |n| within(&format!("<pre>{}", again("a b\n", n)))),
    html("preformatted lines", |n| within(&format!("<pre>{}", again(&format!("{LINES}\n"), n)))),
    html("data: pictures", |n| within(&format!("<img src='data:image/png;base64,{}'>", again("QUJD", n)))),
    html("many data: pictures", |n| within(&again("<img src='data:image/png;base64,QUJD'>", n))),
    html("a huge srcset", |n| within(&format!("<img srcset='{}'>", counted(n, |at| format!("a{at}.jpg {at}w,"))))),
    html("a huge alt", |n| within(&format!("<img src=a.jpg alt='{}'>", again("anchor ", n)))),
    html("pictures", |n| within(&counted(n, |at| format!("<img src=/a-picture-of-{at}.jpg alt='Anchor {at}'>")))),
    html("pictures in boxes", |n| {
        within(&counted(n, |at| format!("<div><img src=/a-picture-of-{at}.jpg><p>Anchor {at}</div>")))
    }),
    html("pictures in links", |n| {
        within(&counted(n, |at| format!("<a href=/{at}><img src=/a-picture-of-{at}.jpg></a>")))
    }),
    html("captions", |n| {
        within(&counted(n, |at| {
            format!(
                "<figure><img src=a-picture-of-{at}.jpg><figcaption>Anchor {at}. Photo: Hedda Moll</figcaption></figure>"
            )
        }))
    }),
    html("captions alike", |n| {
        within(&again("<figure><img src=a.jpg><figcaption>Anchor. Photo: Hedda Moll</figcaption></figure>", n))
    }),
    html("captions of one figure", |n| {
        within(&format!(
            "<figure><img src=a.jpg>{}",
            counted(n, |at| format!("<figcaption>Anchor {at}. Photo: Hedda Moll</figcaption>"))
        ))
    }),
    html("credits", |n| {
        within(&counted(n, |at| {
            format!("<img src=a-picture-of-{at}.jpg><span class=credit>Photo: Hedda Moll {at}</span>")
        }))
    }),
    html("figures, unclosed", |n| within(&again("<figure><img src=a.jpg>", n))),
    html("noscript", |n| within(&again("<noscript><img src=a.png></noscript><i></i>", n))),
    html("noscript beside placeholders", |n| {
        within(&counted(n, |at| format!("<img src='data:,'><noscript><img src=/a-picture-of-{at}.png></noscript>")))
    }),
    html("noscript, unclosed", |n| within("") + &again("<noscript>", n)),
    html("links", |n| within(&counted(n, |at| format!("<a href=/{at}>a {at}</a> ")))),
    html("links in paragraphs", |n| within(&counted(n, |at| format!("<p><a href=/{at}>Anchor of {at}</a>")))),
    html("links to authors", |n| within(&counted(n, |at| format!("<a rel=author href=/author/{at}>Jane Doe</a> ")))),
    html("links in a list", |n| {
        within(&format!("<ul>{}</ul>", counted(n, |at| format!("<li><a href=/{at}>Anchor {at}</a></li>"))))
    }),
    html("captions of short sentences", |n| {
        within(&counted(n, |at| {
            format!("<figure><img src=a{at}.jpg><figcaption>{}</figcaption></figure>", "ab. Cd ".repeat(390))
        }))
    }),
    html("times of a change", |n| within(&again("<p>Updated <time datetime=2024-04-08>2h</time>", n))),
    html("headings that link to themselves", |n| within(&again("<h2><a href='#a'>#</a>a b</h2>", n))),
    html("bylines", |n| within(&again("<p class=byline>By Jane Doe</p>", n))),
    html("bylines, no two alike", |n| within(&counted(n, |at| format!("<p class=byline>By Jane D{at}</p>")))),
    html("authors of the markup", |n| within(&counted(n, |at| format!("<span itemprop=author>Jane D{at}</span> ")))),
    html("dates", |n| within(&again("<time datetime=2024-04-08>April 8, 2024</time>", n))),
    html("dates in paragraphs", |n| {
        within(&counted(n, |at| format!("<p class=date>Published April {}, 2024", at % 28 + 1)))
    }),
    html("datelines", |n| within(&again("<p>PORT AMSEL (dpa) — The ferry has found its anchor.</p>", n))),
    html("standfirsts", |n| within(&again("<p class=standfirst>The ferry that lost its anchor has found it.</p>", n))),
    html("JSON-LD", |n| {
        within("") + &again(&json_ld("{\"@type\":\"NewsArticle\",\"headline\":\"Ferry finds its anchor\"}"), n)
    }),
    html("JSON-LD, no two alike", |n| {
        within("")
            + &counted(n, |at| {
                json_ld(&format!(
                    "{{\"@type\":\"NewsArticle\",\"@id\":\"#{at}\",\"headline\":\"Ferry {at}\",\"author\":{{\"@id\":\"#{}\"}}}}",
                    at + 1
                ))
            })
    }),
    html("JSON-LD of one graph", |n| {
        within("")
            + &json_ld(&format!(
                "{{\"@graph\":[{}{{}}]}}",
                counted(n, |at| format!("{{\"@type\":\"Person\",\"@id\":\"#{at}\",\"name\":\"Jane {at}\"}},"))
            ))
    }),
    html("JSON-LD of many publishers", |n| {
        within("")
            + &counted(n, |at| {
                json_ld(&format!(
                    "{{\"@type\":\"NewsArticle\",\"publisher\":{{\"@type\":\"Organization\",\"name\":\"Post {at}\"}}}}"
                ))
            })
    }),
    html("JSON-LD of many types", |n| {
        within("") + &counted(n, |at| json_ld(&format!("{{\"@type\":\"Type{at}\",\"name\":\"Post {at}\"}}")))
    }),
    html("JSON-LD of web pages", |n| {
        within("")
            + &counted(n, |at| {
                json_ld(&format!("{{\"@type\":\"WebPage\",\"description\":\"Post {at}\",\"url\":\"/{at}\"}}"))
            })
    }),
    html("JSON-LD of authors", |n| {
        claiming("author", &counted(n, |at| format!("{{\"@type\":\"Person\",\"name\":\"Jane D{at}\"}},")))
    }),
    html("JSON-LD of pictures", |n| {
        let picture = |at| format!("{{\"@type\":\"ImageObject\",\"url\":\"/{at}.jpg\",\"caption\":\"a {at}\"}},");
        claiming("image", &counted(n, picture))
    }),
    html("JSON-LD of keywords", |n| {
        within("")
            + &json_ld(&format!(
                "{{\"@type\":\"NewsArticle\",\"keywords\":\"{}\"}}",
                counted(n, |at| format!("a {at}, "))
            ))
    }),
    html("JSON-LD that is malformed", |n| {
        within("") + &json_ld(&format!("{{\"@type\":\"NewsArticle\",{}", again("\"a\":\"b\n\"c\",", n)))
    }),
    html("JSON-LD of brackets", |n| within("") + &json_ld(&format!("\"@type\"{}", again("[{", n)))),
    html("JSON-LD's whole body", |n| {
        within(&again(STORY, n / 2))
            + &json_ld(&format!("{{\"@type\":\"NewsArticle\",\"articleBody\":\"{}\"}}", again(LINES, n / 2)))
    }),
    html("<meta>", |n| {
        within(&counted(n, |at| {
            format!("<meta name=author content='Jane D{at}'><meta property=og:title content='Ferry {at}'>")
        }))
    }),
    html("<meta> of one value", |n| {
        within(&format!("<meta name=description content='{}'>", again("anchor ", n / 2)))
            + &again("<p>anchor anchor", n / 2)
    }),
    html("<meta> of keywords", |n| {
        within(&format!("<meta name=keywords content='{}'>", counted(n, |at| format!("a {at}, "))))
    }),
    html("<title>", |n| format!("<title>{}</title>{}", again("Ferry - ", n), within(""))),
    html("a headline", |n| format!("<h1>{}</h1>{}", again("Ferry - ", n), within(""))),
    html("<base>", |n| {
        format!(
            "<base href='https://port.example/{}'>{}",
            again("a/", n / 2),
            within(&again("<img src=a.jpg><p>a b", n / 2))
        )
    }),
    html("a script's data", |n| format!("<script>window.x={}</script>", again("{\"body\":[\"", n))),
    html("a script's texts", |n| {
        format!("<script>x={{\"body\":[{}]}}</script>", again(&format!("{{\"text\":\"{LINES}\"}},"), n))
    }),
    html("scripts", |n| again("<script>x={\"body\":[1,2,3]}</script>", n)),
    html("scripts of a stream", |n| again("<script>self.__next_f.push([1,\"1:T5,\"])</script>", n)),
    html("scripts in scripts", |n| format!("<script>{}", again("<!--<script>", n))),
    html("a script, unclosed", |n| within("") + &again("<script>", n)),
    html("shadow roots", |n| again("<template shadowrootmode=open>", n)),
    html("templates", |n| within(&again("<template><p>a</p></template>", n))),
    html("templates, unclosed", |n| within(&again("<template><table>", n))),
    html("drawings", |n| within(&again("<svg><path d=M0/><title>a</title></svg>", n))),
    html("drawings in drawings", |n| within(&again("<svg><foreignObject><p>a", n))),
    html("choices", |n| within(&again("<select><option>", n))),
    html("buttons", |n| within(&again("<button>Share</button>", n))),
    html("frames", |n| again("<frameset>", n)),
    html("stray end tags", |n| within(&again("</b></a></p></td></template></div>", n))),
    html("<body> and <html> again", |n| within(&counted(n, |at| format!("<body class=a{at}><html lang=a{at}>")))),
    html("forms", |n| within(&again("<form><input><form></form>", n))),
    html("share bars", |n| within(&again("<p>Share this story</p>", n))),
    html("spans", |n| within(&format!("<p>{}", again("<span>a</span>", n)))),
    html("spans around spans", |n| within(&format!("<p>{}", again("<span>a", n)))),
    html("spans in a caption", |n| {
        within(&format!("<figure><img src=a.jpg><figcaption>{}", again("<span class=credit>a</span>", n)))
    }),
    html("spans of bylines", |n| within(&format!("<div>{}", again("<span class=byline>By Jane Doe</span>", n)))),
    html("white space between spans", |n| within(&format!("<p>{}", again("<span></span> \n", n)))),
    html("boxes that hide", |n| within(&again("<div hidden><p>a b c</div>", n))),
    html("boxes named for captions", |n| within(&format!("<img src=a.jpg>{}", again("<div class=caption>", n)))),
    html("captions named, flat", |n| within(&format!("<img src=a.jpg>{}", again("<div class=caption>a</div>", n)))),
    text("a line of words", |n| again("anchor ", n)),
    text("a line of letters", |n| again("a", n)),
    text("a line of sentences", |n| again(&format!("{LINES} "), n)),
    text("empty lines", |n| again("\n", n)),
    text("blank lines", |n| again(" \t\n", n)),
    text("short lines", |n| again("a b\n", n)),
    text("short paragraphs", |n| again("a b\n\n", n)),
    text("lines, no two alike", |n| counted(n, |at| format!("Number {at}. {LINES}\n"))),
    text("paragraphs, no two alike", |n| counted(n, |at| format!("Number {at}. {LINES}\n\n"))),
    text("wrapped lines", |n| again(&format!("{LINES}\nand it will be ready\n"), n)),
    text("items", |n| again("- a b\n", n)),
    text("numbered items", |n| counted(n, |at| format!("{at}. a b\n"))),
    text("citations", |n| again("> a b\n", n)),
    text("citations in citations", |n| again(">", n)),
    text("headers", |n| again("Title: a\n", n)),
    text("headers, no two alike", |n| counted(n, |at| format!("Title{at}: a\n"))),
    text("headers that fold", |n| format!("Title: a\n{}", again(" b\n", n))),
    text("bylines", |n| again("By Jane Doe\n\n", n)),
    text("dates", |n| again("April 8, 2024\n\n", n)),
    text("credits", |n| again("Photo: Hedda Moll\n\n", n)),
    text("tables", |n| again("a | b | c\n", n)),
    text("tables by tabs", |n| again("a\tb\t\tc\n", n)),
    text("table of one row", |n| again("a\t", n)),
    text("rules", |n| again("-----\n", n)),
    text("one long rule", |n| again("-", n)),
    text("deep indents", |n| counted(n, |at| format!("{}a\n", " ".repeat(at % 100)))),
    text("carriage returns", |n| again("\r", n)),
    text("line separators", |n| again("a\u{2028}", n)),
    text("headings underlined", |n| again("Anchors\n=======\n\n", n)),
    text("share bars", |n| again("Share this story\n", n)),
    text("quotation marks", |n| again("“\"‘ ", n)),
    text("addresses", |n| again("https://port.example/a ", n)),
];
