#!/usr/bin/env python3
"""Extract the labelled pages and hold their scores against the floors. Standard library only.

usage: scores.py --check-floors
       scores.py --batch PROGRAM --shared FOLDER --out FOLDER [--raise]

--check-floors  fails if floors.json has lost a floor, or lowered one, since any commit that the history holds.
--batch         runs the example `batch` over every set of FOLDER/corpus, writes what comes out below --out, and fails if
                a page is missing, if one panicked, or if a score of FOLDER/corpus/score.py is below its floor.
                It fails as well if training/scores.json, which the tables of figures are held to, says another score.
--raise         then writes the scores into floors.json wherever they are a step above the floor, and all of them into
                training/scores.json.

floors.json gives, for a set ("fundus" reads the HTML, "fundus/text" the plain text), the least value of each measure;
training/scores.json what was measured last of the sets that have floors, to the digits that tables show.
"""
import argparse, json, math, subprocess, sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"
SCORES = ROOT / "training" / "scores.json"
# Raised floors are cut down to whole steps: one page of the smallest set may turn out a little worse for the good of many.
STEP = 0.005
# How many digits of a score tables show.
DIGITS = 3


def read_floors(text):
    return {(s, m): float(least) for s, measures in json.loads(text).items() for m, least in measures.items()}


def git(*arguments):
    """What git prints; None where there is no git, no repository or no such thing in it."""
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def earlier_floors():
    """(commit, floors) of every commit that changed the file."""
    path = FLOORS.relative_to(ROOT).as_posix()
    for commit in (git("log", "--format=%h", "--", path) or "").split():
        if text := git("show", f"{commit}:./{path}"):
            yield commit, read_floors(text)


def check_floors():
    """A line for each floor that an earlier commit set higher."""
    now, faults, seen = read_floors(FLOORS.read_text(encoding="utf-8")), {}, 0
    for commit, floors in earlier_floors():
        seen += 1
        for key, least in floors.items():
            if now.get(key, -1.0) < least and least > faults.get(key, (0.0, ""))[0]:
                faults[key] = (least, commit)
    print(f"{len(now)} floors, compared with {seen} earlier states" if seen else f"{len(now)} floors; no history to compare with")
    return [f"floor of {'/'.join(key)}: {least} in {commit}, {now.get(key, 'gone')} now; floors only go up" for key, (least, commit) in faults.items()]


def page_folders(corpus):
    """`fundus/html`, `fundus/text`, ...: every folder of pages."""
    return sorted(f for kind in ("html", "text") for f in corpus.glob(f"*/{kind}") if f.is_dir())


def set_name(folder):
    return folder.parent.name + ("" if folder.name == "html" else "/" + folder.name)


def extract(batch, folder, out):
    """Runs `batch` over a folder; gives the path of what it wrote."""
    target = out / folder.parent.name / f"{folder.name}.jsonl"
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "wb") as lines:
        done = subprocess.run([batch, str(folder)], stdout=lines, stderr=subprocess.PIPE, text=True)
    print(f"{set_name(folder):16} {(done.stderr.strip().splitlines() or ['no summary'])[-1]}")
    return target, done.returncode


def page_faults(folder, target, status):
    """Every page is a line: an article, or an error that says what is wrong; none panicked."""
    lines = [json.loads(line) for line in open(target, encoding="utf-8")]
    faults = [] if status == 0 else [f"{set_name(folder)}: batch ended with status {status}"]
    sources = [Path(line["source"]).name for line in lines]
    if sorted(sources) != sorted(f.name for f in folder.iterdir()):
        faults.append(f"{set_name(folder)}: {len(sources)} lines, not one for every page")
    for line in lines:
        if line.get("kind") == "panic":
            faults.append(f"{line['source']}: panicked")
        elif not line.get("error") and "body" not in line:
            faults.append(f"{line['source']}: neither an article nor an error")
    return faults


def scores_of(shared, folder, target):
    command = [sys.executable, str(shared / "corpus" / "score.py"), "--json", str(folder.parent / "gold.jsonl"), str(target)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def floor_faults(name, scores, floors):
    """Prints the scores of a set; gives those below their floor."""
    faults = []
    for measure, least in ((m, least) for (s, m), least in floors.items() if s == name):
        value = scores.get(measure, 0.0)
        below = value < least
        print(f"  {name:14} {measure:10} {value:.4f}  floor {least:.3f}{'  BELOW' if below else ''}")
        if below:
            faults.append(f"{name}: {measure} {value:.4f} is below its floor {least}")
    return faults


def stepped(value):
    return round(math.floor(value / STEP + 1e-9) * STEP, 3)


def raise_floors(floors, scores):
    raised = {}
    for (name, measure), least in sorted(floors.items()):
        raised.setdefault(name, {})[measure] = max(least, stepped(scores[name].get(measure, 0.0)))
    write(FLOORS, raised)


def write(path, of_sets):
    """A line a set, so that differences can be read."""
    rows = [f"  {json.dumps(name)}: {json.dumps(measures)}" for name, measures in sorted(of_sets.items())]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}")


def shown(scores):
    """The scores of each set, and its number of pages, as tables show them."""
    return {name: {m: v if isinstance(v, int) else round(v, DIGITS) for m, v in row.items() if m != "name"} for name, row in scores.items()}


def differing(scores):
    """A line for each score that is not the one in scores.json."""
    said, now = json.loads(SCORES.read_text(encoding="utf-8")), shown(scores)
    keys = {(name, measure) for of in (said, now) for name, row in of.items() for measure in row}
    found = {key: [of.get(key[0], {}).get(key[1]) for of in (said, now)] for key in sorted(keys)}
    return [f"{name}: {measure} is {new}, {SCORES.relative_to(ROOT)} says {old}: run with --raise" for (name, measure), (old, new) in found.items() if old != new]


def check_scores(arguments):
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    corpus, scores, faults = arguments.shared / "corpus", {}, []
    for folder in page_folders(corpus):
        target, status = extract(arguments.batch, folder, arguments.out)
        faults += page_faults(folder, target, status)
        name = set_name(folder)
        if any(s == name for s, _ in floors):
            scores[name] = scores_of(arguments.shared, folder, target)
            faults += floor_faults(name, scores[name], floors)
    faults += [f"{name}: has a floor and no pages in {corpus}" for name in sorted({s for s, _ in floors} - scores.keys())]
    if not arguments.raise_floors:
        return faults + differing(scores)
    if not faults:
        raise_floors(floors, scores)
        write(SCORES, shown(scores))
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check-floors", action="store_true")
    parser.add_argument("--batch")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    arguments = parser.parse_args()
    if arguments.check_floors:
        faults = check_floors()
    elif arguments.batch and arguments.shared and arguments.out:
        faults = check_scores(arguments)
    else:
        parser.error("name --check-floors, or --batch, --shared and --out")
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
