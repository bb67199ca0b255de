#!/usr/bin/env python3
"""Train the tree ensembles of src/label/ on labelled pages, cross-validated by domain.

usage: train.py FOLDER... [--work DIR] [--write src/label] [--measures PROGRAM]

FOLDER is a folder of saved pages, `<set>/html` or `<set>/text`, with the labels beside it in `<set>/gold.jsonl`: one
JSON object a line with `id` (the file's name without its endings), `url`, and `body` or `paragraphs` and `subheads`.

Dumps what the labeller sees of every block with the example `measures`, so that training and extraction cannot differ,
and says which blocks are body by aligning them with the labels. Both passes learn from all folders; what the second
pass sees of the first, and all that is written below DIR as `first/` and `second/`, comes from ensembles that saw no
page of the same domain. With --write both passes are fitted on all pages and written as `first.trees` and
`second.trees`, with a sample of rows and LightGBM's probabilities for the test. The same pages give the same files.
Needs lightgbm, numpy and scikit-learn.
"""
import argparse, json, re, struct, subprocess, sys, time, unicodedata
from pathlib import Path
from urllib.parse import urlparse

import lightgbm
import numpy as np
from sklearn.model_selection import GroupKFold

FOLDS = 5
# Trees of each pass. Twice as many gain little on unseen domains and cost twice the time.
ROUNDS = {"first": 120, "second": 120}
# After so many trees a block is looked at again: the rest is spared to one that is sure to be boilerplate.
CHECKPOINTS = {"first": (15, 30, 60), "second": ()}
# Part of the doubtful blocks that each checkpoint may lose.
LOST = 0.001
# Blocks below this probability by the first pass have no second; as in src/label/mod.rs.
DOUBT = 0.05
PARAMETERS = dict(
    objective="binary", learning_rate=0.08, num_leaves=31, max_depth=7, min_data_in_leaf=40, feature_fraction=0.4,
    bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_bin=127, use_missing=False, seed=7, deterministic=True,
    force_row_wise=True, num_threads=2, verbose=-1,
)
# A tree has a bit for each leaf: src/label/trees.rs reads no more than 32.
assert PARAMETERS["num_leaves"] <= 32
# Rows in the committed sample, for each pass.
SAMPLE = 30
LEAF = 0xFFFF

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


def domain(url):
    """What was registered: news.example.co.uk → example.co.uk."""
    parts = (urlparse(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in REGISTRIES and len(parts[-1]) == 2 else parts[-2:])


class Corpus:
    """Labels, weights and domains of all blocks, a row a block."""

    def __init__(self, dump):
        lines = open(dump, encoding="utf-8")
        head = json.loads(next(lines))
        self.names, self.width = head["names"], head["first"]
        self.golds, y, weights, domains = {}, [], [], []
        for line in lines:
            page = json.loads(line)
            gold = self.gold(Path(page["source"]))
            n = len(page["texts"])
            y += align(page["texts"], gold_lines(gold)) if gold else [0] * n
            size = np.sqrt([len(tokens(t)) + 1 for t in page["texts"]])
            # Every page counts alike, and long blocks more than short ones; pages without labels do not count.
            weights.append(100 * size / size.sum() if gold else np.zeros(n))
            domains += [domain(gold["url"]) if gold else ""] * n
        self.y, self.weights = np.array(y, dtype=np.float32), np.concatenate(weights)
        self.domains = np.array(domains)

    def gold(self, source):
        folder = source.parent.parent
        if folder not in self.golds:
            pages = map(json.loads, open(folder / "gold.jsonl", encoding="utf-8"))
            self.golds[folder] = {gold["id"]: gold for gold in pages}
        return self.golds[folder].get(re.sub(r"\.(html?|txt)(\.gz)?$", "", source.name))

    def folds(self):
        return GroupKFold(FOLDS).split(self.y, groups=self.domains)


def fit(corpus, x, rows, rounds):
    keep = rows[corpus.weights[rows] > 0]
    data = lightgbm.Dataset(x[keep], corpus.y[keep], weight=corpus.weights[keep])
    return lightgbm.train(PARAMETERS, data, rounds)


def logit(probability):
    return np.log(probability / (1 - probability))


def checkpoints(raw, name):
    """For each checkpoint its trees, the log odds below which a block goes no further, and what such a block gets.

    `raw(trees)` gives the log odds of blocks after so many trees. The limit is where only few are lost that all trees
    leave in doubt; what stays below gets the mean of what all trees would say.
    """
    final, found = raw(None), []
    is_open, doubtful = np.ones(len(final), dtype=bool), final >= logit(DOUBT)
    for trees in CHECKPOINTS[name]:
        odds = raw(trees)
        limit = np.float32(np.quantile(odds[is_open & doubtful], LOST))
        below = is_open & (odds < limit)
        if below.any():
            found.append((trees, limit, np.float32(final[below].mean())))
        is_open &= ~below
    return found


def sift(raw, found):
    """Log odds as the crate finds them: those of all trees, but for blocks that stay below at a checkpoint."""
    odds, is_open = raw(None), True
    for trees, limit, given in found:
        below = is_open & (raw(trees) < limit)
        odds, is_open = np.where(below, given, odds), is_open & ~below
    return odds


class Sieved:
    """A model and its checkpoints, found on the blocks that it learned from."""

    def __init__(self, corpus, x, rows, name):
        self.model = fit(corpus, x, rows, ROUNDS[name])
        self.checkpoints = checkpoints(self.raw(x[rows]), name)

    def raw(self, x):
        return lambda trees: self.model.predict(x, num_iteration=trees, raw_score=True)

    def predict(self, x):
        return 1 / (1 + np.exp(-sift(self.raw(x), self.checkpoints)))


def unseen(corpus, x, name, chosen):
    """The probability of every chosen block by an ensemble that saw no page of its domain."""
    out = np.zeros(len(corpus.y), dtype=np.float32)
    for train, test in corpus.folds():
        train, test = train[chosen[train]], test[chosen[test]]
        out[test] = Sieved(corpus, x, train, name).predict(x[test])
    return out


def below(threshold):
    """The largest f32 that is no larger: a measure, which is an f32, is on the same side of both."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))


def nodes(node):
    """A node and all below, each before its children."""
    if "leaf_value" in node:
        return [struct.pack("<Hf", LEAF, node["leaf_value"])]
    left, right = nodes(node["left_child"]), nodes(node["right_child"])
    assert node["decision_type"] == "<=", node["decision_type"]
    head = struct.pack("<HffH", node["split_feature"], node["internal_value"], below(node["threshold"]), len(left) + 1)
    return [head, *left, *right]


def write(sieved, path):
    trees = [nodes(tree["tree_structure"]) for tree in sieved.model.dump_model()["tree_info"]]
    head = struct.pack("<H", len(sieved.checkpoints)) + b"".join(struct.pack("<Hff", *it) for it in sieved.checkpoints)
    path.write_bytes(head + b"".join(struct.pack("<H", len(tree)) + b"".join(tree) for tree in trees))
    print(f"{path}: {len(trees)} trees, {path.stat().st_size} bytes, checkpoints {sieved.checkpoints}")


def sample(sieved, x, name):
    """Rows that lie evenly between the surest body and the surest boilerplate, each with its probability."""
    p = sieved.predict(x)
    rows = np.argsort(p, kind="stable")[np.linspace(0, len(p) - 1, SAMPLE).astype(int)]
    return [{"row": [round(float(v), 7) for v in x[i]], "probability": float(p[i])} for i in rows]


def short(x):
    """Numbers that a text holds in full: no row of the sample loses a digit."""
    return np.array([[np.float32(f"{v:.7g}") for v in row] for row in x], dtype=np.float32)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="+")
    arguments.add_argument("--work", type=Path, default=Path("target/training"))
    arguments.add_argument("--write", type=Path)
    arguments.add_argument("--measures", default="target/release/examples/measures")
    arguments.add_argument("--again", action="store_true", help="use the dumps of the run before")
    a = arguments.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def run(what, out, *given):
        subprocess.run([a.measures, what, str(a.work / out), *map(str, given), *a.folders], check=True)

    def say(what):
        print(f"{time.monotonic() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    def matrix(name, width):
        return np.fromfile(a.work / f"{name}.f32", dtype="<f4").reshape(-1, width)

    def found(name, probabilities):
        probabilities.astype("<f4").tofile(a.work / f"{name}.p.f32")
        run("articles", name, a.work / f"{name}.p.f32")

    if not a.again:
        run("measures", "measures")
    corpus = Corpus(a.work / "measures.jsonl")
    x = matrix("measures", corpus.width)
    say(f"{len(x)} blocks, {corpus.y.mean():.3f} of them body, {len(set(corpus.domains))} domains")
    everything = np.ones(len(x), dtype=bool)
    first = unseen(corpus, x, "first", everything)
    found("first", first)
    say("first pass cross-validated")
    run("context", "context", a.work / "first.p.f32")
    x = np.hstack([x, matrix("context", len(corpus.names) - corpus.width)])
    doubtful = first >= DOUBT
    found("second", np.where(doubtful, unseen(corpus, x, "second", doubtful), first))
    say("second pass cross-validated")
    if a.write:
        samples = {}
        for name, seen, chosen in (("first", x[:, :corpus.width], everything), ("second", x, doubtful)):
            both = Sieved(corpus, seen, np.flatnonzero(chosen), name)
            write(both, a.write / f"{name}.trees")
            samples[name] = sample(both, short(seen[chosen][:: max(1, chosen.sum() // 2000)]), name)
        lines = [json.dumps({"pass": name, **row}) for name, rows in samples.items() for row in rows]
        (a.write / "sample.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        say("both passes written")


if __name__ == "__main__":
    main()
