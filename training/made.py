"""Pages that are made for the training, each folder with its labels: fixtures, copies, plainer pages, briefs, and pages as plain text."""
import gzip, hashlib, json, re
from html import escape
from pathlib import Path

from labels import REFUSED, gold_lines, is_article, letters, tokens

# Each page whose number is a multiple of this comes a second time, plainer.
PLAINER = 2
# A brief has at least so many words.
BRIEF_WORDS = 25
# What a browser copies as lines without a gap between is shorter, in characters.
COPIED_SHORT = 40
# How the blocks of a page may stand in a copy.
COPIES = (lambda texts: copied(texts), "\n".join, "\n\n".join)
# What a plainer page lacks: names, or what a page says of itself.
NAMES = re.compile(r"""\b(class|id)\s*=\s*("[^"]*"|'[^']*')""", re.I)
CLAIMS = re.compile(r"<script\b.*?</script\s*>|<meta\b[^>]*\b(?:property|name|itemprop)\s*=[^>]*>", re.I | re.S)


def as_text(folder, run, work):
    """The pages of a folder that are no articles a second time, a line a block: a menu may come as text, too."""
    golds = {gold["id"]: gold for gold in map(json.loads, open(folder.parent / "gold.jsonl", encoding="utf-8"))}
    if folder.name == "text" or all(map(is_article, golds.values())):
        return []
    there = work / folder.parent.name / "text"
    there.mkdir(parents=True, exist_ok=True)
    (there.parent / "gold.jsonl").write_bytes((folder.parent / "gold.jsonl").read_bytes())
    run("measures", "strangers", folders=[folder])
    for line in list(open(work / "strangers.jsonl", encoding="utf-8"))[1:]:
        page = json.loads(line)
        name = re.sub(r"\.html?(\.gz)?$", "", Path(page["source"]).name)
        (there / f"{name}.txt").write_text("\n\n".join(page["texts"]), encoding="utf-8")
    return [there]


def copies(folders, run, work):
    """Saved pages of which there is a text, twice more as text without what is hidden: whole, and what a reader selects, from the headline
    to the end of the story. In turn as a browser copies them, a line a block as programs give them that know no paragraphs, and with all
    blocks apart: texts of one program have one form."""
    found = []
    for folder in (folder for folder in folders if folder.name == "html" and (folder.parent / "text").is_dir()):
        golds = {gold["id"]: gold for gold in map(json.loads, open(folder.parent / "gold.jsonl", encoding="utf-8"))}
        run("measures", "copies", folders=[folder])
        pages = [json.loads(line) for line in list(open(work / "copies.jsonl", encoding="utf-8"))[1:]]
        for part, cut in (("copies", lambda at, texts, gold: texts), ("selections", selected)):
            there = work / f"{folder.parent.name}-{part}" / "text"
            there.mkdir(parents=True, exist_ok=True)
            (there.parent / "gold.jsonl").write_bytes((folder.parent / "gold.jsonl").read_bytes())
            for at, page in enumerate(pages):
                name = re.sub(r"\.html?(\.gz)?$", "", Path(page["source"]).name)
                texts = cut(at, [text for text, hidden in zip(page["texts"], page["hidden"]) if not hidden], golds[name])
                if texts:
                    (there / f"{name}.txt").write_text(COPIES[at % len(COPIES)](texts), encoding="utf-8")
            found.append(there)
    return found


def selected(at, texts, gold):
    """From the headline, or up to two lines above, to the last paragraph and up to three lines below; nothing where the story is not found."""
    lines, headline = [letters(text) for text in texts], letters(gold.get("headline") or "")
    paragraphs = {letters(line) for line in gold_lines(gold)} - {""}
    body = [place for place, line in enumerate(lines) if line in paragraphs]
    above = [place for place, line in enumerate(lines[: body[0]]) if line == headline] if body else []
    return texts[max(0, above[-1] - at % 3) : body[-1] + 1 + at % 4] if above else []


def copied(texts):
    """Short lines stand close, as menus and lists do; what is longer stands apart, as paragraphs do."""
    is_short = lambda text: len(text) < COPIED_SHORT
    return "".join(text + ("\n" if is_short(text) and is_short(after) else "\n\n") for text, after in zip(texts, [*texts[1:], ""]))


def plainer(folders, work):
    """Some saved pages a second time, in turn with classes and ids that say nothing, as a program writes them (`x9zk3q`), and
    without what they claim of themselves in scripts and meta tags: trees should lean on neither alone."""
    found = []
    for folder in (folder for folder in folders if folder.name == "html"):
        there = work / f"{folder.parent.name}-plainer" / "html"
        there.mkdir(parents=True, exist_ok=True)
        (there.parent / "gold.jsonl").write_bytes((folder.parent / "gold.jsonl").read_bytes())
        for at, path in enumerate(sorted(folder.iterdir())[::PLAINER]):
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            page = content.decode("utf-8", errors="replace")
            page = NAMES.sub(unnamed, page) if at % 2 else CLAIMS.sub("", page)
            (there / path.name.removesuffix(".gz")).write_text(page, encoding="utf-8")
        found.append(there)
    return found


def unnamed(found):
    words = (hashlib.md5(word.encode()).hexdigest()[:6] for word in found[2][1:-1].split())
    # Some letters stand in names that say something: `ad`, `fb`.
    return f'{found[1]}="{" ".join("x" + word.translate(str.maketrans("abcdef", "qxzkvj")) for word in words)}"'


def lessons(fixtures, work):
    """The fixtures, each a page with the article that must come out of it: the hard cases, of which saved pages have few."""
    golds = []
    for page in sorted([*fixtures.glob("*/page.html"), *fixtures.glob("*/page.txt")]):
        there, name = work / "fixtures" / ("html" if page.suffix == ".html" else "text"), f"{page.parent.name}{page.suffix}"
        there.mkdir(parents=True, exist_ok=True)
        (there / f"{name}{page.suffix}").write_bytes(page.read_bytes())
        golds.append(lesson(name, page))
    (work / "fixtures/gold.jsonl").write_text("".join(json.dumps(gold) + "\n" for gold in golds), encoding="utf-8")
    return [work / "fixtures/html", work / "fixtures/text"]


def lesson(name, page):
    own = page.with_name("article-text.json")
    article = json.loads((own if page.suffix == ".txt" and own.exists() else page.with_name("article.json")).read_bytes())
    expect = page.with_name("expect.json")
    refused = expect.exists() and json.loads(expect.read_bytes()).get("confidence_at_most", 1) < REFUSED
    blocks, captions = article["body"], article.get("captions") or []
    texts = lambda subhead: [block["text"] for block in blocks if (block["kind"] == "subheading") == subhead]
    return {
        "id": name, "url": "https://fixtures.example/", "page_type": "other" if refused else "article",
        "headline": article.get("headline"), "standfirst": [text for text in [article.get("standfirst")] if text],
        "authors": [author["name"] for author in (article.get("byline") or {}).get("authors", [])],
        "published": article.get("published"), "paragraphs": texts(False), "subheads": texts(True),
        "captions": [caption["text"] for caption in captions if caption.get("text")],
        "credits": [caption["credit"] for caption in captions if caption.get("credit")],
    }


def briefs(folders, work):
    """The first few paragraphs of each article as a page of its own, with teasers of others around: labelled pages are
    long ones, and a brief is an article, too. They teach the confidence alone."""
    golds = [json.loads(line) for there in sorted({folder.parent for folder in folders}) for line in open(there / "gold.jsonl", encoding="utf-8")]
    golds = [gold for gold in golds if is_article(gold) and gold.get("headline") and gold.get("body")]
    made = []
    for kind in ("html", "text"):
        (work / "briefs" / kind).mkdir(parents=True, exist_ok=True)
    for at, gold in enumerate(golds):
        lines = [line for line in gold["body"].split("\n") if line.strip()][: 1 + at % 6]
        teasers = [golds[(at + step) % len(golds)]["headline"] for step in range(1, 3 + at % 9)]
        if len(tokens(" ".join(lines))) >= BRIEF_WORDS:
            name, page = f"{at:05}", Brief(gold["headline"], lines, teasers)
            (work / "briefs/html" / f"{name}.html").write_text(page.html(), encoding="utf-8")
            (work / "briefs/text" / f"{name}.txt").write_text(page.text(), encoding="utf-8")
            made.append({"id": name, "url": gold["url"], "body": "\n".join(lines)})
    (work / "briefs/gold.jsonl").write_text("".join(json.dumps(gold) + "\n" for gold in made), encoding="utf-8")
    return [work / "briefs/html", work / "briefs/text"]


class Brief:
    def __init__(self, headline, lines, teasers):
        self.headline, self.lines, self.teasers = headline, lines, teasers

    def html(self):
        links = "".join(f"<li><a href=/{at}>{escape(teaser)}</a>" for at, teaser in enumerate(self.teasers))
        body = "".join(f"<p>{escape(line)}</p>\n" for line in self.lines)
        headline = escape(self.headline)
        return (f"<title>{headline}</title><nav><ul>{links}</ul></nav>\n<main><h1>{headline}</h1>\n<div>{body}</div></main>"
                f"<div><ul>{links}</ul></div>")

    def text(self):
        return "\n\n".join([self.headline, *self.lines, *self.teasers[3:]])
