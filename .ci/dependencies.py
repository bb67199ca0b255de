#!/usr/bin/env python3
"""Check what the crate depends on: how much, how old a compiler it needs, one parser. Standard library only.

usage: dependencies.py

- Fewer than 60 crates for a program that uses this one, counted as the README says.
- No crate, those for tests included, asks for a newer compiler than our rust-version promises.
- Clippy's incompatible_msrv sees that same rust-version.
- Every dependency is named in src/.
- One version of html5ever, so that the oracle (scraper's) is the parser that we build on.
"""
import json, re, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FEWER_THAN = 60
# A type of one of these in two versions would make two parsers of them.
SINGLE = ("html5ever", "markup5ever", "tendril", "web_atoms")


def output(*command):
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def host():
    return re.search(r"^host: (.+)$", output("rustc", "-vV"), re.M).group(1)


def metadata():
    return json.loads(output("cargo", "metadata", "--locked", "--format-version", "1", "--all-features", "--filter-platform", host()))


def version(text):
    """1.88 and 1.88.0 are the same."""
    numbers = [int(n) for n in text.split("-")[0].split(".")]
    return tuple(numbers + [0] * (3 - len(numbers)))


def normal_crates(meta):
    """The crates that come with this one, itself among them. Not read from the metadata, where tests switch features on."""
    lines = output("cargo", "tree", "--locked", "-e", "normal", "--prefix", "none", "--format", "{p}").splitlines()
    listed = {tuple(line.split()[:2]) for line in lines if line}
    return [p for p in meta["packages"] if (p["name"], "v" + p["version"]) in listed]


def count_faults(crates):
    print(f"{len(crates)} crates, this one among them (fewer than {FEWER_THAN} are allowed)")
    return [] if len(crates) < FEWER_THAN else [f"{len(crates)} crates in `cargo tree -e normal`"]


def rust_version_faults(crates, ours):
    stated = [p for p in crates if p["rust_version"]]
    newest = max(stated, key=lambda p: version(p["rust_version"]))
    print(f"rust-version {ours}; {len(stated)} of {len(crates)} crates state theirs, the newest is {newest['rust_version']} of {newest['name']}")
    newer = [p for p in stated if version(p["rust_version"]) > version(ours)]
    return [f"{p['name']} {p['version']} needs Rust {p['rust_version']}, we promise {ours}" for p in newer]


def clippy_faults(ours):
    """Without `msrv` clippy reads Cargo.toml; with another one there it would check the wrong version."""
    stated = re.search(r'^msrv\s*=\s*"([^"]+)"', (ROOT / "clippy.toml").read_text(encoding="utf-8"), re.M)
    print("clippy reads the rust-version", "from clippy.toml" if stated else "from Cargo.toml")
    differs = stated and version(stated.group(1)) != version(ours)
    return [f"clippy.toml says msrv {stated.group(1)}, Cargo.toml rust-version {ours}"] if differs else []


def unused_faults(package):
    source = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "src").rglob("*.rs"))
    names = [d["rename"] or d["name"] for d in package["dependencies"] if d["kind"] is None]
    return [f"src/ does not name {n}" for n in names if not re.search(rf"\b{n.replace('-', '_')}\b", source)]


def readme_faults(crates):
    stated = f"{len(crates)} crates"
    return [] if stated in (ROOT / "README.md").read_text(encoding="utf-8") else [f"the README does not say {stated}"]


def single_faults(packages):
    faults = []
    for name in SINGLE:
        versions = sorted({p["version"] for p in packages if p["name"] == name})
        print(f"{name} {' and '.join(versions) or 'is not used'}")
        if len(versions) > 1:
            faults.append(f"{name} in {len(versions)} versions: {', '.join(versions)}")
    return faults


def main():
    meta = metadata()
    crates = normal_crates(meta)
    package = next(p for p in meta["packages"] if p["id"] == meta["resolve"]["root"])
    ours = package["rust_version"]
    if ours is None:
        sys.exit("Cargo.toml states no rust-version")
    faults = count_faults(crates) + readme_faults(crates) + rust_version_faults(meta["packages"], ours) + clippy_faults(ours)
    faults += unused_faults(package) + single_faults(meta["packages"])
    sys.exit("\n".join(faults) or 0)


if __name__ == "__main__":
    main()
