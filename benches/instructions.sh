#!/usr/bin/env bash
# Prints how many instructions every stage takes for a byte of input: a figure that noise does not touch.
#
# usage: benches/instructions.sh [FOLDER]
#
# FOLDER holds saved pages: .html, .htm and .txt, each with or without .gz; without one the pages written for the benchmarks are
# read. Needs valgrind. A stage is counted with all that it calls, `parse` within `read_html`; `whole` is everything from
# bytes to the article, and `scraper` what `scraper::Html::parse_document` takes for the same pages.
set -euo pipefail
folder="${1:+$(cd "$1" && pwd)}"
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly OUT=target/instructions

export CARGO_TARGET_DIR="$PWD/target"
cargo build --locked --release --all-features --example instructions
mkdir -p "$OUT"
bytes="$(NUTGRAF_PAGES="$folder" valgrind --tool=callgrind --callgrind-out-file="$OUT/callgrind.out" \
    --log-file="$OUT/valgrind.log" target/release/examples/instructions)"
echo "instructions a byte, of $bytes bytes:"
callgrind_annotate --auto=no --inclusive=yes --threshold=100 "$OUT/callgrind.out" |
    sed -nE 's/^ *([0-9,]+) .*:instructions::([a-z_]+) \[.*/\1 \2/p' | tr -d , |
    awk -v bytes="$bytes" '$2 !~ /^(main|run|make_.*)$/ { printf "%8.2f  %s\n", $1 / bytes, $2 }'
