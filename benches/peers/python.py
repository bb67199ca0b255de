#!/usr/bin/env python3
"""How long extractors from PyPI take for every page of a folder, on one thread, a sample a line, as `speed` prints them.

usage: python.py FOLDER [ROUNDS]

The pages lie in memory, as text; the time is the processor's, all threads together, for the call and for reading the text from
what it gives. Those take part that are installed: `pip install resiliparse pagesift trafilatura lxml_html_clean`.
"""
import gzip
import json
import sys
import time
from importlib import metadata
from pathlib import Path

# As in speed.rs.
UNTIMED = 5


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    return "text of the main content", lambda html: extract_plain_text(html, main_content=True)


def pagesift():
    from pagesift import convert
    return "Markdown of the main content", lambda html: convert(html).markdown


def trafilatura():
    from trafilatura import extract
    return "text", extract


EXTRACTORS = [resiliparse, pagesift, trafilatura]


def pages(folder):
    """Name and text of each page, by name."""
    for path in sorted(Path(folder).iterdir()):
        if path.name.removesuffix(".gz").endswith((".html", ".htm")):
            page = path.read_bytes()
            page = gzip.decompress(page) if path.suffix == ".gz" else page
            yield path.name, page.decode("utf-8", "replace")


def attempt(run, html):
    """What went wrong, if anything did."""
    try:
        text = run(html)
    except Exception:
        return "panic"
    return None if text and text.strip() else "nothing"


def timed(run, html):
    start = time.process_time_ns()
    failure = attempt(run, html)
    return {"nanoseconds": time.process_time_ns() - start, **({"failure": failure} if failure else {})}


def turn(extractor, read):
    try:
        gives, run = extractor()
    except ImportError as error:
        print(f"{extractor.__name__}: {error}", file=sys.stderr)
        return
    name = extractor.__name__
    about = {"extractor": name, "version": metadata.version(name), "language": "Python", "gives": gives}
    for _, html, _ in read[:UNTIMED]:
        attempt(run, html)
    start = time.process_time()
    samples = [{**about, "page": page, "bytes": size, **timed(run, html)} for page, html, size in read]
    print(f"{name:24} {time.process_time() - start:8.2f} s", file=sys.stderr)
    for sample in samples:
        print(json.dumps(sample))


def main(folder, rounds="1"):
    read = [(name, html, len(html.encode())) for name, html in pages(folder)]
    for _ in range(int(rounds)):
        for extractor in EXTRACTORS:
            turn(extractor, read)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
