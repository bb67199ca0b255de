#!/usr/bin/env python3
"""Fit the weights of src/label/weights.txt on labelled pages, cross-validated by domain.

usage: fit.py CORPUS MEASURES.jsonl [MEASURES.jsonl ...] [--write src/label/weights.txt]

CORPUS holds sets of pages, each with a gold.jsonl. MEASURES is what the example `measures` dumps of a folder
`CORPUS/<set>/html` or `CORPUS/<set>/text`. Prints, for every dump, the word-level F1 of the body on pages of domains
that the weights were not fitted on. Needs numpy and scikit-learn.
"""
import argparse, json, re, unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


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


def align(blocks, lines):
    """1 for each block that is a line of the body, stands inside it, or shares six tenths of its 3-grams with it."""
    whole = {letters(line) for line in lines}
    body = letters(" ".join(lines))
    words = tokens(" ".join(lines))
    grams = {tuple(words[i:i + 3]) for i in range(len(words) - 2)}
    labels = []
    for block in blocks:
        text, own = letters(block["text"]), tokens(block["text"])
        shared = [tuple(own[i:i + 3]) in grams for i in range(len(own) - 2)]
        inside = len(own) >= 6 and (text in body or sum(shared) >= 0.6 * max(1, len(shared)))
        labels.append(int(bool(text) and (text in whole or inside)))
    return np.array(labels)


def domain(url):
    return ".".join((urlparse(url).netloc or url).removeprefix("www.").split(".")[-2:])


def load(corpus, dump):
    lines = open(dump, encoding="utf-8")
    names = json.loads(next(lines))
    pages, golds = [], {}
    for line in lines:
        page = json.loads(line)
        source = Path(page["source"])
        folder = source.parts[-3]
        if folder not in golds:
            golds[folder] = {g["id"]: g for g in map(json.loads, open(Path(corpus) / folder / "gold.jsonl", encoding="utf-8"))}
        gold = golds[folder].get(re.sub(r"\.(html?|txt)(\.gz)?$", "", source.name))
        if gold is None or not page["blocks"]:
            continue
        x = np.array([b["measures"] for b in page["blocks"]], dtype=np.float32)
        reference = gold_lines(gold)
        size = np.sqrt([len(tokens(b["text"])) + 1 for b in page["blocks"]])
        pages.append({
            "dump": Path(dump).stem, "domain": domain(gold["url"]), "x": x, "y": align(page["blocks"], reference),
            "weight": 100 * size / size.sum(), "texts": [b["text"] for b in page["blocks"]], "gold": tokens("\n".join(reference)),
        })
    return names, pages


def f1(predicted, gold):
    if not predicted or not gold:
        return float(not predicted and not gold)
    shared = sum((Counter(predicted) & Counter(gold)).values())
    return 2 * shared / (len(predicted) + len(gold))


def fit(pages):
    model = LogisticRegression(C=1.0, max_iter=3000)
    x, y, w = (np.concatenate([p[k] for p in pages]) for k in ("x", "y", "weight"))
    return model.fit(x, y, sample_weight=w)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("dumps", nargs="+")
    arguments.add_argument("--write")
    arguments = arguments.parse_args()
    pages = []
    for dump in arguments.dumps:
        names, more = load(arguments.corpus, dump)
        pages += more
    scores = defaultdict(list)
    for train, test in GroupKFold(5).split(pages, groups=[p["domain"] for p in pages]):
        model = fit([pages[i] for i in train])
        for page in (pages[i] for i in test):
            kept = model.predict(page["x"]).astype(bool)
            body = "\n".join(t for t, keep in zip(page["texts"], kept) if keep)
            scores[page["dump"]].append(f1(tokens(body), page["gold"]))
    for dump, values in scores.items():
        print(f"{dump}: words {np.mean(values):.3f} on {len(values)} pages of unseen domains")
    model = fit(pages)
    rows = [("constant", model.intercept_[0]), *zip(names, model.coef_[0])]
    text = "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows)
    if arguments.write:
        Path(arguments.write).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
