#!/usr/bin/env python3
"""Fit the weights by which the headline is found among the lines above a body, cross-validated by domain.

usage: lines.py [--work DIR] [--write src] [--measures PROGRAM] [--hold FILE]

train.py runs before this: its folders, and how likely each block is to be body and to play each role, on pages of unseen domains, it
leaves in DIR. The headline of `gold.jsonl` is found among a page's lines by its letters. Saved pages teach as plain texts do, of which
alone the report speaks: of most others markup names the line. So do the selections that train.py made, as much as they count there.

Fitted twice: to propose a headline by what the second pass says, and to find it by what the third says.

A conditional logit: a line's log odds against the others of its page are the weighted sum of its measures, which the
example `measures` takes, so that fitting and extraction cannot differ. With --hold the measures that have weights in FILE keep them, and the
least log odds too: new ones alone are fitted, as where trees stay that earlier weights were fitted to. With --write the weights are fitted on all pages
and written, `label/lines.weights`. The same pages give the same weights. Needs lightgbm, numpy, scikit-learn and scipy.
"""
import argparse, json, re, subprocess
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from labels import domain, is_article, letters
from train import EXACT, FOLDS, MADE, counts_of, kind

# How strongly weights are held towards nothing, per page: it settles those that few lines have.
RIDGE = 0.002
# A best line whose log odds are lower is taken for none, as for a text that begins with its story: from here on at least
# so many of the best lines are right, of so many neighbours on either side.
WORTH_IT, NEAR = 0.1, 10


# Of the pages that train.py made these teach.
TEACHES = ("selections",)


class Page:
    """The lines of one page: a row of measures each, and which of them are its headline."""

    def __init__(self, dumped, gold):
        self.bare = dumped["bare"]
        self.names = dumped["lines"][0]["names"] if dumped["lines"] else []
        self.x = np.array([line["values"] for line in dumped["lines"]])
        self.right = np.array([letters(line["text"]) == letters(gold["headline"]) for line in dumped["lines"]])
        self.domain = domain(gold["url"])
        self.source = dumped["source"]
        self.weight = counts_of(self.source)[0] * (EXACT if gold.get("paragraphs") else 1)


def pages(dump, golds):
    found = []
    for line in open(dump, encoding="utf-8"):
        dumped = json.loads(line)
        source = Path(dumped["source"])
        gold = golds[source.parent.parent].get(re.sub(r"\.(html?|txt)(\.gz)?$", "", source.name))
        is_made = MADE.search(kind(dumped["source"]))
        if dumped["lines"] and (not is_made or is_made[0] in TEACHES) and gold and is_article(gold) and gold.get("headline"):
            found.append(Page(dumped, gold))
    return found


def log_sum(values):
    return values.max() + np.log(np.exp(values - values.max()).sum())


def fit(some, held):
    """The weights that make the right lines likeliest, given those by name that stay."""
    some = [page for page in some if page.right.any()]
    names = some[0].names
    free = np.array([name not in held for name in names])
    fixed = np.array([held.get(name, 0) for name in names])

    def loss(weights):
        value, slope = RIDGE * len(some) * (weights**2).sum() / 2, RIDGE * len(some) * weights
        for page in some:
            x = page.x[:, free]
            scores = x @ weights + page.x @ fixed
            all_lines, right = log_sum(scores), log_sum(scores[page.right])
            value += page.weight * (all_lines - right)
            slope = slope + page.weight * np.exp(scores - all_lines) @ x
            slope -= page.weight * np.exp(scores[page.right] - right) @ x[page.right]
        return value, slope

    fixed[free] = minimize(loss, np.zeros(free.sum()), jac=True, method="L-BFGS-B").x
    return fixed


def best(page, weights):
    """Log odds of the best line, and whether it is right."""
    scores = page.x @ weights
    return scores.max(), bool(page.right[scores.argmax()])


def unseen(all_pages, held):
    """The best line of each page, by weights that saw no page of its domain."""
    found = [None] * len(all_pages)
    domains = [page.domain for page in all_pages]
    for seen, others in GroupKFold(FOLDS).split(all_pages, groups=domains):
        weights = fit([all_pages[at] for at in seen], held)
        for at in others:
            found[at] = best(all_pages[at], weights)
    return found


def least(found):
    """The log odds from which on enough of the best lines are right."""
    ordered = sorted(found)
    for at, (odds, _) in enumerate(ordered):
        near = ordered[max(0, at - NEAR):at + NEAR + 1]
        if sum(right for _, right in near) >= WORTH_IT * len(near):
            return odds
    return ordered[-1][0]


def weights_by(number, a, folders, golds, held):
    """The least log odds and the weight of each measure, by name, where no more is known than what that pass says."""
    subprocess.run([a.measures, "lines", a.work / "lines", a.work / f"{number}.roles.f32", *folders], check=True)
    all_pages = pages(a.work / "lines.jsonl", golds)
    bare = [(best, page) for best, page in zip(unseen(all_pages, held), all_pages) if page.bare]
    for folder in sorted({kind(page.source) for _, page in bare}):
        some = [(right, page.right.any()) for (_, right), page in bare if kind(page.source) == folder]
        right, there = map(sum, zip(*some))
        print(f"{number}, {folder}: {right} of {len(some)} headlines right on unseen domains; {there} stand among the lines")
    lowest = held.get("least", least([best for best, _ in bare]))
    return [("least", lowest), *zip(all_pages[0].names, fit(all_pages, held))]


def weights_of(path):
    """By name the weights that a file has, to propose a headline and to find it; without a file none."""
    lines = [line.split(" = ") for line in path.read_text(encoding="utf-8").splitlines() if " = " in line] if path else []
    return [{name: float(weights.split(" ")[at]) for name, weights in lines} for at in (0, 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, default=Path("target/training"))
    parser.add_argument("--write", type=Path)
    parser.add_argument("--hold", type=Path)
    parser.add_argument("--measures", default="target/release/examples/measures")
    a = parser.parse_args()
    folders = (a.work / "folders").read_text(encoding="utf-8").splitlines()
    golds = {folder: {gold["id"]: gold for gold in map(json.loads, open(folder / "gold.jsonl", encoding="utf-8"))}
             for folder in {Path(folder).parent for folder in folders}}
    passes = zip(("second", "third"), weights_of(a.hold))
    proposing, finding = (weights_by(number, a, folders, golds, held) for number, held in passes)
    lines = "".join(f"{name} = {first:.2f} {last:.2f}\n" for (name, first), (_, last) in zip(proposing, finding))
    print(lines)
    if a.write:
        head = "# Written by training/lines.py.\n"
        (a.write / "label" / "lines.weights").write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
