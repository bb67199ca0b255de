#!/usr/bin/env python3
"""Audit the rules that have the last word on what is body, on pages of domains that the trees never saw.

usage: rules.py FOLDER... [--work DIR] [--measures PROGRAM] [--show N]

FOLDER and labels are those of train.py, which runs before this, with the same folders: it leaves in DIR how likely each block is
to play each role by ensembles that saw no page of its domain. The rules then settle the labels as they do in an extraction.

Prints for each rule and each set how many blocks it took into the body or left out of it, how many of these the labels call body, and on
how many pages; in a second line the same of the blocks on which it overrules the trees. With --show the blocks, N a line, that the
labels have otherwise. A rule that mostly goes against the labels has to know better than they do, or to go.
"""
import argparse, json, subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np

from labels import BODY, ROLES
from train import Corpus, kind


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("target/training"))
    arguments.add_argument("--measures", default="target/release/examples/measures")
    arguments.add_argument("--show", type=int, default=0)
    a = arguments.parse_args()
    corpus = Corpus(a.work / "measures.jsonl")
    texts = [json.loads(line)["texts"] for line in open(a.work / "measures.jsonl", encoding="utf-8") if '"texts"' in line]
    chances = np.fromfile(a.work / "third.roles.f32", dtype="<f4").reshape(-1, len(ROLES))
    parent = [Path(source).parent for source, _, _ in corpus.pages]
    # In the order of the dump, whatever order they are given in.
    folders = sorted(a.folders, key=parent.index)
    seen = [at for at, folder in enumerate(parent) if folder in folders]
    bounds = np.cumsum([0] + [len(page) for page in texts])
    rows = np.concatenate([np.arange(bounds[at], bounds[at + 1]) for at in seen])
    chances[rows].astype("<f4").tofile(a.work / "rules.roles.f32")
    subprocess.run([a.measures, "rules", a.work / "rules", a.work / "rules.roles.f32", *map(str, folders)], check=True)
    found = defaultdict(list)
    for at, line in zip(seen, open(a.work / "rules.jsonl", encoding="utf-8"), strict=True):
        page = json.loads(line)
        source, gold, _ = corpus.pages[at]
        assert page["source"] == source, (page["source"], source)
        if corpus.weights[bounds[at]:bounds[at + 1]].sum() == 0:
            continue
        for row, (is_body, rule) in enumerate(page["blocks"], bounds[at]):
            if rule:
                likely = bool(chances[row, BODY].sum() >= 0.5)
                found[kind(source), rule, is_body].append((at, bool(corpus.y[row]), likely, texts[at][row - bounds[at]]))
    for (of, rule, is_body), blocks in sorted(found.items(), key=lambda it: (it[0][0], -len(it[1]))):
        print(f"{of:12} {'in ' if is_body else 'out'} {rule}")
        for what, some in (("all", blocks), ("against the trees", [it for it in blocks if it[2] != is_body])):
            right, pages = sum(it[1] == is_body for it in some), len({it[0] for it in some})
            print(f"{'':17}{what}: {len(some)} blocks of {pages} pages, {right} as the labels have it")
        wrong = [it for it in blocks if it[1] != is_body and it[2] != is_body]
        for at, _, _, text in wrong[:: max(1, len(wrong) // a.show)][:a.show] if a.show else []:
            print(f"{'':19}{Path(corpus.pages[at][0]).name}: {text[:100]!r}")


if __name__ == "__main__":
    main()
