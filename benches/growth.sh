#!/usr/bin/env bash
# Counts whether work grows in step with the page: instructions from bytes to the article, at one size and at four times that.
#
# usage: benches/growth.sh NAME [BYTES]
#
# NAME picks the shapes of benches/pages/hostile.rs whose names hold it; one of many short blocks takes a minute or two. Needs
# valgrind. What is counted is the same on a machine that does other work. Fails if four times the page takes more than 4.5 times
# as much: about 4 where work grows in step, 16 where all of it grows with the square.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly NAME="${1:?usage: benches/growth.sh NAME [BYTES]}" BYTES="${2:-50000}"
readonly OUT=target/growth

export CARGO_TARGET_DIR="$PWD/target"
bench="$(cargo bench --locked --no-run --all-features --bench hostile 2>&1 | sed -nE 's/.*Executable .*\((.*)\)/\1/p')"
rm -rf "$OUT" && mkdir -p "$OUT"
# One dump whenever a page has been read; what came before, such as writing the page, is forgotten.
NUTGRAF_BYTES="$BYTES" NUTGRAF_RUNS=1 valgrind --tool=callgrind --zero-before='hostile::read' --dump-after='hostile::read' \
    --callgrind-out-file="$OUT/callgrind.out" --log-file="$OUT/valgrind.log" "$bench" "$NAME" > "$OUT/shapes.txt"
# The first is that of a page which is read only to make what is made once.
find "$OUT" -name 'callgrind.out.*' | sort -V | tail -n +2 | xargs sed -nE 's/^totals: ([0-9]+).*/\1/p' > "$OUT/counts.txt"
paste -d' ' <(sed -nE '2,$ s/^(.{34}) .*/\1/p' "$OUT/shapes.txt") <(paste -d' ' - - - < "$OUT/counts.txt") | awk '
    { growth = $NF / $(NF - 2)
      printf "%s  x %.1f%s\n", $0, growth, (growth > 4.5 ? "  <--" : "")
      if (growth > 4.5) found = 1 }
    END { exit found }'
