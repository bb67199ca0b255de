#!/usr/bin/env bash
# Runs every extractor over a folder of saved pages, and writes comparison.md and comparison.svg.
#
# usage: compare.sh FOLDER [WHERE [ROUNDS]]
#
# WHERE is benches/ unless it is given. The extractors of Rust and of Python take turns by the round (seven of them unless
# said otherwise), each alone on one thread; the heap is counted afterwards, in a run of its own. Python's take part
# if they are installed: `pip install resiliparse pagesift trafilatura lxml_html_clean`; PYTHON names another interpreter.
set -euo pipefail
[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 2; }
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly here folder="$1" where="${2:-$here/..}" rounds="${3:-7}" python="${PYTHON:-python3}"

export CARGO_TARGET_DIR="$here/../../target/peers"
readonly built="$CARGO_TARGET_DIR/release" samples="$CARGO_TARGET_DIR/samples.jsonl"
cargo build --release --manifest-path "$here/Cargo.toml"

: > "$samples"
for round in $(seq "$rounds"); do
    echo "round $round of $rounds" >&2
    "$built/speed" "$folder" >> "$samples"
    "$python" "$here/python.py" "$folder" >> "$samples"
done
"$built/memory" "$folder" >> "$samples"

processor="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2> /dev/null | head -n 1)"
about="$(date -u +%F), ${processor:-$(uname -m)}, $(rustc --version | cut -d' ' -f1-2), nutgraf at $(git -C "$here/../.." log -1 --format=%h -- src)."
"$built/report" "$where" --about "$about" < "$samples"
