#!/usr/bin/env python3
"""Train the tree ensembles of the crate on labelled pages, cross-validated by domain.

usage: train.py FOLDER... [--work DIR] [--write src] [--measures PROGRAM]

FOLDER is a folder of saved pages, `<set>/html` or `<set>/text`, with the labels beside it in `<set>/gold.jsonl`: one
JSON object a line with `id` (the file's name without its endings), `url`, and `body` or `paragraphs` and `subheads`.
A page with a `page_type` other than `article` is none: its blocks teach nothing, the page teaches what to refuse.

Besides the pages of FOLDER these teach, and count for less:
- the fixtures, each with the article that must come out of it: so they guard against losing what once worked, and prove
  nothing about unseen pages;
- saved HTML pages of which there is a text twice more as texts in other forms, with gaps between paragraphs alone, between none, between
  all: whole, and from the headline to the end of the story, as a reader selects it. They teach the labels of texts, not the confidence;
- every second saved HTML page once more, plainer: in turn with meaningless classes and ids, and without scripts and meta
  tags. What role a block plays and the confidence are learned from the whole pages;
- briefs made of the first paragraphs of articles: they teach the confidence alone;
- pages that are no articles once more as plain text, where there is none.
None of them is scored, save the last, which count among the texts that the confidence has to refuse.

Dumps what the crate sees of every block with the example `measures`, so that training and extraction cannot differ,
and says which blocks are body, and which role each plays, by aligning them with the labels. What a pass sees of the one
before, what the confidence is learned from, and all that is written below DIR as `first/`, `second/` and `third/`, comes
from ensembles that saw no page of the same domain. With --write all are fitted on all pages and written, `label/ensembles/*.trees` and
`appraise/{article,words}.trees`, each with a sample of rows and LightGBM's probabilities for the tests. The same pages give the
same files. Needs lightgbm, numpy, scikit-learn and scipy.

Where a program `score.py` lies beside the sets, it scores what came out on unseen domains. With --write these scores and
how far the confidence is to be trusted go into `report.json` beside this script, which tests hold the tables of figures to.
"""
import argparse, json, re, subprocess, sys, time
from pathlib import Path

import lightgbm
import numpy as np
from sklearn.model_selection import GroupKFold

from labels import BODY, REFUSED, ROLES, RolesOf, align, domain, gold_lines, is_article, tokens, words_f1
from made import as_text, briefs, copies, lessons, plainer
from trees import coarse, write
from vocabulary import Vocabulary

FOLDS = 5
# Trees of each of the first two passes, and how fast they learn. Of pages with an outline the first pass has the most rows to read:
# half as many trees that learn twice as fast do as well there, to 0.002.
ROUNDS = {"outlined-first": (50, 0.16), "outlined-second": (100, 0.08), "bare-first": (70, 0.08), "bare-second": (140, 0.05)}
# What has no outline teaches little of what has one, texts that were made for the training nothing, and a second pass nothing at all
# of the other sort.
LEARNS_FROM = {"outlined-first": ("outlined", "bare"), "bare-first": ("bare",), "outlined-second": ("outlined",),
               "bare-second": ("bare",)}
# Pages with labels for each paragraph count so often: such labels are exact.
EXACT = 2
# After so many trees a block is looked at again: the rest is spared to one that is sure to be boilerplate.
CHECKPOINTS = {"outlined-first": (8, 16, 32), "bare-first": (15, 30, 60)}
# Trees of the third pass for each role, and how fast they learn: of what has an outline there is enough that fewer do as
# well, to 0.003, and pages have more blocks than texts.
ROLE_ROUNDS = {"outlined": (44, 0.15), "bare": (150, 0.14)}
# How often the blocks of pages with labels for each paragraph count in the third pass.
ROLE_EXACT = 5
# What a page that was made for the training counts for beside a saved one: in the first two passes, in the third, and for the
# confidence. With whole counts the labelled pages came out worse, and unseen ones no better.
COUNTS = {"fixtures": (0.3, 0.3, 1), "plainer": (0.4, 0, 0), "copies": (0.4, 0.1, 0), "selections": (0.1, 0.02, 0), "briefs": (0, 0, 1)}
# The weight of what the second pass says of the body, beside the third; as in src/label/passes.rs.
SECOND = 0.3
# Part of the doubtful blocks that each checkpoint may lose.
LOST = 0.001
# Blocks below this probability by one pass have no next, unless rules propose more; as in src/label/passes.rs.
DOUBT = 0.05
# From this probability by the second pass on, the third is not asked of what rules take for a paragraph, though it learns from it: it
# took 0.004 % of such blocks for anything else. As in src/label/passes.rs.
SURE = 0.9
PARAMETERS = dict(
    objective="binary", learning_rate=0.08, num_leaves=31, max_depth=7, min_data_in_leaf=40, feature_fraction=0.4,
    bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_bin=127, use_missing=False, seed=7, deterministic=True,
    force_row_wise=True, num_threads=2, verbose=-1,
)
ROLE_PARAMETERS = PARAMETERS | dict(
    objective="multiclass", num_class=len(ROLES), num_leaves=15, max_depth=6, min_data_in_leaf=20,
)
# The confidence: two numbers a page, learned from a few thousand: whether it is an article, and how well that is read.
PAGE_PARAMETERS = PARAMETERS | dict(max_depth=6, min_data_in_leaf=20, num_leaves=8)
PAGE_ENSEMBLES = {
    "article": (PAGE_PARAMETERS | dict(learning_rate=0.1, lambda_l2=3.0), 300),
    "words": (PAGE_PARAMETERS | dict(learning_rate=0.05, lambda_l2=10.0, objective="cross_entropy"), 100),
}
# Folders of pages that were made for the training.
MADE = re.compile("|".join(COUNTS))
# In the report pages are taken for no articles below this confidence, and below one a little lower, and higher.
REFUSALS = (REFUSED - 0.1, REFUSED, REFUSED + 0.1)
# What is reported of each set, where its labels tell: of each pass, and of the last with each preference.
MEASURES = {
    "first": ("para", "words", "exact"), "second": ("para", "words", "exact"),
    "third": ("standfirst", "subhead", "caption", "credit", "para", "words", "exact", "with", "without"),
    "third/recall": ("words", "with", "without"), "third/precision": ("words", "with", "without"),
}
REPORT = Path(__file__).resolve().parent / "report.json"
# A tree has a bit for each leaf: src/trees.rs reads no more than 32.
assert PARAMETERS["num_leaves"] <= 32
# Rows in a committed sample, for each ensemble.
SAMPLE = 30


def counts_of(source):
    """What a page counts for, as COUNTS says."""
    made = MADE.search(kind(source))
    return COUNTS[made[0]] if made else (1, 1, 1)


def kind(source):
    """The set and the folder of a page: `fundus/html`."""
    return "/".join(Path(source).parts[-3:-1])


class Corpus:
    """Labels, weights, domains and sorts of all blocks, a row a block; and the pages."""

    def __init__(self, dump):
        lines = open(dump, encoding="utf-8")
        head = json.loads(next(lines))
        self.names, self.widths, self.page_names = head["names"], head["widths"], head["pages"]
        self.golds, self.pages, y, roles, exact, flat, weights, domains, bare, lengths = {}, [], [], [], [], [], [], [], [], []
        for line in lines:
            page = json.loads(line)
            gold = self.gold(Path(page["source"]))
            n = len(page["texts"])
            teaches = gold is not None and is_article(gold)
            body = align(page["texts"], gold_lines(gold)) if teaches else [0] * n
            y += body
            known = RolesOf(gold) if teaches else None
            roles += [known.of(*it) for it in zip(page["texts"], body)] if teaches else ["other"] * n
            exact += [bool(gold and gold.get("paragraphs"))] * n
            is_exact = teaches and bool(gold.get("paragraphs"))
            body_counts, role_counts, _ = counts_of(page["source"]) if teaches else (0, 0, 0)
            size = np.sqrt([len(tokens(t)) + 1 for t in page["texts"]])
            # Every page counts alike, and long blocks more than short ones; for its role every block of a page counts alike.
            weights.append(100 * body_counts * (EXACT if is_exact else 1) * size / max(1, size.sum()))
            flat.append(np.full(n, 100 * role_counts * (ROLE_EXACT if is_exact else 1) / max(1, n)))
            of_page = domain(gold["url"]) if gold else ""
            domains += [of_page] * n
            bare += [page["bare"]] * n
            lengths.append(n)
            self.pages.append((page["source"], gold, of_page))
        self.y, self.weights = np.array(y, dtype=np.float32), np.concatenate(weights)
        self.roles, self.flat = np.array([ROLES.index(role) for role in roles]), np.concatenate(flat)
        self.exact = np.array(exact)
        self.domains, bare = np.array(domains), np.array(bare)
        self.page_of = np.repeat(np.arange(len(lengths)), lengths)
        self.made = np.repeat([bool(MADE.search(kind(source))) for source, _, _ in self.pages], lengths)
        self.sorts = {"bare": bare, "outlined": ~bare}

    def gold(self, source):
        folder = source.parent.parent
        if folder not in self.golds:
            pages = map(json.loads, open(folder / "gold.jsonl", encoding="utf-8"))
            self.golds[folder] = {gold["id"]: gold for gold in pages}
        return self.golds[folder].get(re.sub(r"\.(html?|txt)(\.gz)?$", "", source.name))

    def tell_subheads(self, proposed):
        """Where the labels tell body from not body only, a line of the body that rules take for a subheading is one."""
        is_line = self.roles == ROLES.index("paragraph")
        self.roles[is_line & ~self.exact & proposed] = ROLES.index("subheading")

    def folds(self):
        return GroupKFold(FOLDS).split(self.y, groups=self.domains)

    def teachers(self, name):
        """The blocks that an ensemble learns from."""
        own = self.sorts[name.split("-")[0]]
        return np.any([self.sorts[sort] for sort in LEARNS_FROM[name]], axis=0) & (self.weights > 0) & (own | ~self.made)


def fit(corpus, x, rows, name):
    rounds, rate = ROUNDS[name]
    data = lightgbm.Dataset(x[rows], corpus.y[rows], weight=corpus.weights[rows])
    return coarse(lightgbm.train(PARAMETERS | dict(learning_rate=rate), data, rounds))


def fit_roles(corpus, x, rows, sort):
    data = lightgbm.Dataset(x[rows], corpus.roles[rows], weight=corpus.flat[rows])
    rounds, rate = ROLE_ROUNDS[sort]
    return coarse(lightgbm.train(ROLE_PARAMETERS | dict(learning_rate=rate), data, rounds))


def logit(probability):
    return np.log(probability / (1 - probability))


def checkpoints(raw, name):
    """For each checkpoint its trees, the log odds below which a block goes no further, and what such a block gets.

    `raw(trees)` gives the log odds of blocks after so many trees. The limit is where only few are lost that all trees
    leave in doubt; what stays below gets the mean of what all trees would say.
    """
    final, found = raw(None), []
    is_open, doubtful = np.ones(len(final), dtype=bool), final >= logit(DOUBT)
    for trees in CHECKPOINTS.get(name, ()):
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
        self.model = fit(corpus, x, rows, name)
        self.checkpoints = checkpoints(self.raw(x[rows]), name)

    def raw(self, x):
        return lambda trees: self.model.predict(x, num_iteration=trees, raw_score=True)

    def predict(self, x):
        return 1 / (1 + np.exp(-sift(self.raw(x), self.checkpoints)))


def unseen(corpus, x, name, chosen):
    """The probability of every chosen block of the ensemble's sort, by one that saw no page of its domain."""
    out = np.zeros(len(corpus.y), dtype=np.float32)
    asked, teachers = corpus.sorts[name.split("-")[0]] & chosen, corpus.teachers(name) & chosen
    for train, test in corpus.folds():
        train, test = train[teachers[train]], test[asked[test]]
        out[test] = Sieved(corpus, x, train, name).predict(x[test])
    return out


def unseen_roles(corpus, x, teachers, before):
    """The probability of each role for every teacher, by an ensemble that saw no page of its domain."""
    out = of_body(before)
    for sort in ("outlined", "bare"):
        for train, test in corpus.folds():
            train, test = (rows[(corpus.sorts[sort] & teachers)[rows]] for rows in (train, test))
            train = train[corpus.flat[train] > 0]
            out[test] = fit_roles(corpus, x, train, sort).predict(x[test])
    return out


def blend(third, second):
    """The third pass's roles, with the body as likely as both passes have it."""
    inside = third[:, BODY].sum(axis=1)
    body = inside + SECOND * (second - inside)
    out = third * ((1 - body) / np.maximum(1 - inside, 1e-7))[:, None]
    out[:, BODY] = third[:, BODY] * (body / np.maximum(inside, 1e-7))[:, None]
    return out


def of_body(probabilities):
    """A probability for each role where no more is known than that of the body."""
    out = np.zeros((len(probabilities), len(ROLES)), dtype=np.float32)
    out[:, 0], out[:, 1] = 1 - probabilities, probabilities
    return out


def sample(predict, x, name):
    """Rows that lie evenly between the surest body and the surest boilerplate, each with its probability."""
    p = predict(x)
    rows = np.argsort(p if p.ndim == 1 else p[:, 0], kind="stable")[np.linspace(0, len(p) - 1, SAMPLE).astype(int)]
    return [json.dumps({"pass": name, "row": [round(float(v), 7) for v in x[i]], "probabilities": [float(v) for v in np.atleast_1d(p[i])]}) for i in rows]


def short(x):
    """Numbers that a text holds in full: no row of the sample loses a digit."""
    return np.array([[np.float32(f"{v:.7g}") for v in row] for row in x], dtype=np.float32)


class Confidence:
    """What there is to learn of whole pages: whether they are articles, and the words F1 of what was found of one."""

    def __init__(self, corpus, x, found):
        self.x, self.domains = x, np.array([domain for _, _, domain in corpus.pages])
        self.kinds = [kind(source) for source, _, _ in corpus.pages]
        self.teaches = np.array([counts_of(source)[2] > 0 for source, _, _ in corpus.pages])
        self.is_article = np.array([gold is not None and is_article(gold) for _, gold, _ in corpus.pages])
        right = lambda source, gold: words_f1(found.get(source, ""), gold) if gold and is_article(gold) else 0.0
        self.y = np.array([right(source, gold) for source, gold, _ in corpus.pages])

    def fit(self, name, rows):
        rows = rows[self.teaches[rows]]
        if name == "words":
            rows = rows[self.is_article[rows]]
        y = self.y if name == "words" else self.is_article.astype(np.float32)
        parameters, rounds = PAGE_ENSEMBLES[name]
        return coarse(lightgbm.train(parameters, lightgbm.Dataset(self.x[rows], y[rows]), rounds))

    def unseen(self):
        out = np.zeros(len(self.y))
        for train, test in GroupKFold(FOLDS).split(self.x, groups=self.domains):
            out[test] = np.prod([self.fit(name, train).predict(self.x[test]) for name in PAGE_ENSEMBLES], axis=0)
        return out

    def report(self):
        """How far the confidence of unseen pages is to be trusted."""
        p = self.unseen()
        tenths = (p * 10).astype(int).clip(0, 9)
        by_tenth = {f"{tenth / 10:.1f}": tenths == tenth for tenth in sorted(set(tenths))}
        figures = {"error": digits(np.abs(p - self.y).mean()), "pages": len(p), "tenths": {
            tenth: {"pages": int(rows.sum()), "confidence": digits(p[rows].mean()), "words": digits(self.y[rows].mean())}
            for tenth, rows in by_tenth.items()}}
        for ending in ("html", "text"):
            rows = np.array([of.endswith(ending) and not MADE.search(of) for of in self.kinds])
            if rows.any():
                figures[ending] = told(p[rows], self.is_article[rows])
        return figures


def told(p, true):
    """How many pages are told right by the least confidence that an article must have, and how many of what passes are
    articles, and of the articles pass."""
    by_least = {f"{least:.1f}": p >= least for least in REFUSALS}
    return {"pages": len(true), "articles": int(true.sum()), "from": {
        least: {"accuracy": digits((said == true).mean()), "precision": digits(true[said].mean()), "recall": digits(said[true].mean())}
        for least, said in by_least.items()}}


def digits(number):
    """As many as tables show."""
    return round(float(number), 3)


def scores(folders, work):
    """The scores of every set with articles on unseen domains, after each pass; none where nothing lies there to score by."""
    found = {}
    for folder in folders:
        gold, scorer = folder.parent / "gold.jsonl", folder.parent.parent / "score.py"
        is_scored = scorer.exists() and any(is_article(json.loads(line)) for line in open(gold, encoding="utf-8"))
        if is_scored:
            name = folder.parent.name + ("" if folder.name == "html" else "/" + folder.name)
            out = f"{folder.parent.name}-{folder.name}.jsonl"
            found[name] = {of: scored(scorer, gold, work / of / out, measures) for of, measures in MEASURES.items()}
    return found


def scored(scorer, gold, out, measures):
    command = [sys.executable, str(scorer), "--json", str(gold), str(out)]
    row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return {measure: digits(row[measure]) for measure in measures if measure in row}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--work", type=Path, default=Path("target/training"))
    arguments.add_argument("--write", type=Path)
    arguments.add_argument("--measures", default="target/release/examples/measures")
    arguments.add_argument("--fixtures", type=Path, default=Path("fixtures/pages"))
    arguments.add_argument("--again", action="store_true", help="use the dumps of the run before")
    a = arguments.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()

    def run(what, out, *given, folders=None):
        subprocess.run([a.measures, what, str(a.work / out), *map(str, given), *(folders or a.folders)], check=True)

    def say(what):
        print(f"{time.monotonic() - began:5.0f} s  {what}", file=sys.stderr, flush=True)

    def matrix(name, width):
        return np.fromfile(a.work / f"{name}.f32", dtype="<f4").reshape(-1, width)

    def both(x, number, chosen):
        return sum(unseen(corpus, x, f"{sort}-{number}", chosen) for sort in ("outlined", "bare"))

    def found(name, chances):
        chances.astype("<f4").tofile(a.work / f"{name}.roles.f32")
        run("articles", name, a.work / f"{name}.roles.f32")

    saved = list(a.folders)
    strangers = [there for folder in list(a.folders) for there in as_text(folder, run, a.work)]
    a.folders += strangers + plainer(saved, a.work) + copies(saved, run, a.work) + lessons(a.fixtures, a.work) + briefs(a.folders, a.work)
    (a.work / "folders").write_text("".join(f"{folder}\n" for folder in a.folders), encoding="utf-8")
    if not a.again:
        run("measures", "measures")
    corpus = Corpus(a.work / "measures.jsonl")
    for sort, what in (("outlined", "saved pages"), ("bare", "plain texts")):
        of_sort = corpus.domains[corpus.sorts[sort] & (corpus.weights > 0)]
        if len(set(of_sort)) < FOLDS:
            sys.exit(f"there are {what} of {len(set(of_sort))} domains with labels, and no fewer than {FOLDS} will do")
    first_width, second_width, third_width = corpus.widths
    x, vocabulary = matrix("measures", first_width), Vocabulary(a.work / "measures.words.u32", corpus)
    vocabulary.fill(x)
    say(f"{len(x)} blocks, {corpus.y.mean():.3f} of them body, {len(set(corpus.domains))} domains")
    first = both(x, "first", np.ones(len(x), dtype=bool))
    found("first", of_body(first))
    say("first pass cross-validated")
    first.astype("<f4").tofile(a.work / "first.p.f32")
    run("context", "context", a.work / "first.p.f32")
    x = np.hstack([x, matrix("context", second_width - first_width)])
    doubtful = first >= DOUBT
    second = np.where(doubtful, both(x, "second", doubtful), first)
    found("second", of_body(second))
    say("second pass cross-validated")
    second.astype("<f4").tofile(a.work / "second.p.f32")
    run("proposals", "proposals", a.work / "second.p.f32")
    proposals = matrix("proposals", third_width - second_width)
    own = [at for at, name in enumerate(corpus.names[second_width:]) if name.startswith("proposed +0")]
    proposed = lambda kind: proposals[:, corpus.names[second_width:].index(f"proposed +0, {kind}")] > 0
    teachers = (second >= DOUBT) | proposals[:, own].any(axis=1)
    asked = teachers & ~(proposed("paragraph") & (second >= SURE))
    corpus.tell_subheads(proposed("subheading"))
    x = np.hstack([x, proposals])
    third = np.where(asked[:, None], blend(unseen_roles(corpus, x, teachers, second), second), of_body(second))
    found("third", third)
    say("third pass cross-validated")
    run("pages", "pages", a.work / "third.roles.f32")
    articles = (json.loads(line) for out in (a.work / "third").glob("*.jsonl") for line in open(out, encoding="utf-8"))
    bodies = {article["source"]: "\n".join(block["text"] for block in article["body"]) for article in articles}
    confidence = Confidence(corpus, matrix("pages", len(corpus.page_names)), bodies)
    trusted = confidence.report()
    print(json.dumps(trusted, indent=1), flush=True)
    say("confidence cross-validated")
    if a.write:
        vocabulary.write(a.write / "annotate/vocabulary.weights")
        lines = []
        for name in LEARNS_FROM:
            seen = x[:, : first_width if name.endswith("first") else second_width]
            chosen = corpus.teachers(name) & (doubtful if name.endswith("second") else True)
            sieved = Sieved(corpus, seen, np.flatnonzero(chosen), name)
            write(sieved.model, sieved.checkpoints, a.write / f"label/ensembles/{name}.trees")
            lines += sample(sieved.predict, short(seen[chosen][:: max(1, chosen.sum() // 2000)]), name)
        for sort in ("outlined", "bare"):
            name, chosen = f"{sort}-third", corpus.sorts[sort] & teachers & (corpus.flat > 0)
            model = fit_roles(corpus, x, np.flatnonzero(chosen), sort)
            write(model, [], a.write / f"label/ensembles/{name}.trees")
            lines += sample(model.predict, short(x[chosen][:: max(1, chosen.sum() // 2000)]), name)
        (a.write / "label/ensembles/sample.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        lines = []
        for name in PAGE_ENSEMBLES:
            model = confidence.fit(name, np.arange(len(confidence.y)))
            write(model, [], a.write / f"appraise/{name}.trees")
            lines += sample(model.predict, short(confidence.x), name)
        (a.write / "appraise/sample.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        say("all written")
    # Last, so that nothing is lost if a page cannot be scored.
    figures = {"source": "training/train.py", "sets": scores(saved, a.work), "confidence": trusted}
    print(json.dumps(figures["sets"], indent=1))
    if a.write and figures["sets"]:
        REPORT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    say("scored")


if __name__ == "__main__":
    main()
