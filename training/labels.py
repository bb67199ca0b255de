"""What the labels of a corpus say: of a page, which blocks are its body, and which role each plays."""
import re, unicodedata
from collections import Counter
from urllib.parse import urlparse

# The roles that the third pass tells apart, as in src/label/chances.rs.
ROLES = ["other", "paragraph", "subheading", "headline", "standfirst", "byline", "caption", "credit", "dateline"]
BODY = [ROLES.index("paragraph"), ROLES.index("subheading")]
# A byline, a date line and what stands around a credit are no longer than that: words, characters, characters.
BYLINE_WORDS, DATE_CHARACTERS, CREDIT_CHARACTERS = 25, 120, 25
# A page that has less confidence is taken for no article.
REFUSED = 0.5

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# Second-level labels under which domains are registered, as in example.co.uk.
REGISTRIES = {"ac", "co", "com", "edu", "gob", "gov", "net", "ne", "nom", "or", "org"}


def tokens(text):
    return TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def gold_lines(gold):
    """The body, a paragraph or subhead a line; a paragraph in [brackets] is optional and counts as body."""
    if gold.get("paragraphs"):
        strip = lambda p: p[1:-1] if p[:1] == "[" and p[-1:] == "]" else p
        return [strip(p) for p in gold["paragraphs"]] + list(gold.get("subheads") or [])
    return (gold.get("body") or "").split("\n")


def align(texts, lines):
    """1 for each block that is a line of the body, stands inside it, or shares six tenths of its 3-grams with it."""
    whole = {letters(line) for line in lines}
    body = letters(" ".join(lines))
    words = tokens(" ".join(lines))
    grams = {tuple(words[i:i + 3]) for i in range(len(words) - 2)}
    labels = []
    for text in texts:
        signs, own = letters(text), tokens(text)
        shared = [tuple(own[i:i + 3]) in grams for i in range(len(own) - 2)]
        inside = len(own) >= 6 and (signs in body or sum(shared) >= 0.6 * max(1, len(shared)))
        labels.append(int(bool(signs) and (signs in whole or inside)))
    return labels


def overlap(own, other):
    """The F1 of two bags of words."""
    return 2 * (Counter(own) & Counter(other)).total() / max(1, len(own) + len(other))


class RolesOf:
    """The role of each block of a page, as far as its labels tell; those of wcxb know nothing of standfirsts, captions and
    credits."""

    def __init__(self, gold):
        self.headline = letters(gold.get("headline") or "")
        self.standfirst = [tokens(text) for text in gold.get("standfirst") or []]
        self.subheads = {letters(text) for text in gold.get("subheads") or []}
        self.captions = [tokens(text) for text in gold.get("captions") or []]
        self.credits = [letters(text) for text in gold.get("credits") or []]
        self.authors = [letters(name) for name in gold.get("authors") or [] if len(name) > 3]
        self.day = [int(part) for part in (gold.get("published") or "")[:10].split("-") if part.isdigit()]

    def of(self, text, is_body):
        own, signs = tokens(text), letters(text)
        if not own:
            return "other"
        if signs == self.headline:
            return "headline"
        if any(overlap(own, part) >= 0.8 for part in self.standfirst):
            return "standfirst"
        if signs in self.subheads:
            return "subheading"
        if any(overlap(own, caption) >= 0.8 or own[: len(caption)] == caption and 5 <= len(caption) >= len(own) - 12 for caption in self.captions):
            return "caption"
        if is_body:
            return "paragraph"
        if any(name in signs for name in self.authors) and len(own) <= BYLINE_WORDS:
            return "byline"
        if any(credit and credit in signs and len(signs) <= len(credit) + CREDIT_CHARACTERS for credit in self.credits):
            return "credit"
        return "dateline" if len(text) <= DATE_CHARACTERS and self.is_day(text) else "other"

    def is_day(self, text):
        """The day that the story was published, and its month or its year."""
        numbers = {int(number) for number in re.findall(r"\d{1,4}", text)}
        if len(self.day) < 3:
            return False
        year, month, day = self.day
        return day in numbers and bool(({year, year % 100, month} - {day}) & numbers)


def domain(url):
    """What was registered: news.example.co.uk → example.co.uk."""
    parts = (urlparse(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in REGISTRIES and len(parts[-1]) == 2 else parts[-2:])


def is_article(gold):
    return gold.get("page_type") in (None, "article")


def words_f1(text, gold):
    """Of the body's words, as often as they stand in it."""
    got, right = Counter(tokens(text)), Counter(tokens(" ".join(gold_lines(gold))))
    return 2 * (got & right).total() / max(1, got.total() + right.total())
