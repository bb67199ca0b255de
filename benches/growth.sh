#!/usr/bin/env bash
# Counts whether work grows in step with the page: instructions from bytes to the article, at one size and at four times that.
#
# usage: benches/growth.sh NAME [BYTES]
#
# NAME picks the shapes of benches/pages/hostile.rs whose names hold it, an empty one all of them; one of many short blocks
# takes a minute or two. Needs valgrind. What is counted is the same on a machine that does other work. Where four times the
# page takes more than 4.5 times as much (about 4 where work grows in step, 16 where all of it grows with the square), the
# shape is counted once more, four times as large: a page may become a story between two sizes, which costs once. Fails if
# it still takes as much more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly NAME="${1?usage: benches/growth.sh NAME [BYTES]}" BYTES="${2:-50000}"
readonly OUT=target/growth MARK='<--'

export CARGO_TARGET_DIR="$PWD/target"
bench="$(cargo bench --locked --no-run --all-features --bench hostile 2>&1 | sed -nE 's/.*Executable .*\((.*)\)/\1/p')"

# Prints the counts of the shapes whose names hold the first argument, from as many bytes on as the second says.
count() {
    rm -rf "$OUT" && mkdir -p "$OUT"
    # One dump whenever a page has been read; what came before, such as writing the page, is forgotten.
    NUTGRAF_BYTES="$2" NUTGRAF_RUNS=1 valgrind --tool=callgrind --zero-before='hostile::read' --dump-after='hostile::read' \
        --callgrind-out-file="$OUT/callgrind.out" --log-file="$OUT/valgrind.log" "$bench" "$1" > "$OUT/shapes.txt"
    # The first is that of a page which is read only to make what is made once.
    find "$OUT" -name 'callgrind.out.*' | sort -V | tail -n +2 | xargs sed -nE 's/^totals: ([0-9]+).*/\1/p' > "$OUT/counts.txt"
    paste -d' ' <(sed -nE '2,$ s/^(.{34}) .*/\1/p' "$OUT/shapes.txt") <(paste -d' ' - - - < "$OUT/counts.txt") | awk -v mark="$MARK" '
        { growth = $NF / $(NF - 2); printf "%s  x %.1f%s\n", $0, growth, (growth > 4.5 ? "  " mark : "") }'
}

counts="$(count "$NAME" "$BYTES")"
echo "$counts"
[ -n "$counts" ] || { echo "no shape is called so: $NAME" >&2; exit 1; }
mapfile -t suspects < <(sed -nE "/$MARK/ s/^(.{34}) .*/\1/p" <<< "$counts" | sed 's/ *$//')
found=0
for suspect in ${suspects[@]+"${suspects[@]}"}; do
    echo "once more, from $((4 * BYTES)) bytes on:"
    again="$(count "$suspect" $((4 * BYTES)))"
    echo "$again"
    if grep -q -- "$MARK" <<< "$again"; then found=1; fi
done
exit "$found"
