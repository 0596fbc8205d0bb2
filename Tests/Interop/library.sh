#!/bin/sh
# Builds the example of a program with a format of its own, as somebody else would, and looks at what it writes.
# Usage: Tests/Interop/library.sh
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
package="$root/Samples/plugins/swift-writer"
swift build --package-path "$package" >/dev/null
program="$(swift build --package-path "$package" --show-bin-path)/gongkai-with-outline"

"$program" formats | grep -q '^outline  *publication  *no  *yes' || { echo "the format is not listed" >&2; exit 1; }
"$program" formats | grep -q '^xlsx  *publication  *no  *yes' || { echo "the formats of tables are lost" >&2; exit 1; }
"$program" convert --help | grep -q 'outline' || { echo "help does not name the format" >&2; exit 1; }
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
"$program" convert "$root/Samples/gazette-2024-03.txt" -o "$output/gazette.outline" --quiet
titles=$("$program" table documents "$root/Samples/gazette-2024-03.txt" -t ndjson --quiet | wc -l)
written=$(grep -c '^[^ ]' "$output/gazette.outline")
[ "$titles" -eq "$written" ] || { echo "expected $titles documents, found $written" >&2; exit 1; }

"$program" formats | grep -q '^cards  *records  *no  *yes' || { echo "the format of records is not listed" >&2; exit 1; }
printf '决定书文号,当事人\n云溪罚字〔2024〕1号,甲\n云溪罚字〔2024〕2号,"乙, 丙"\n' >"$output/penalties.csv"
"$program" convert "$output/penalties.csv" -o "$output/penalties.cards" --quiet
cards=$(grep -c '^$' "$output/penalties.cards")
[ "$cards" -eq 2 ] || { echo "expected 2 cards, found $cards" >&2; exit 1; }
printf 'a\n"b\nc"\n' >"$output/lines.csv"
if "$program" convert "$output/lines.csv" -t cards -o "$output/lines.cards" 2>"$output/log" || [ -e "$output/lines.cards" ] ||
    ! grep -q 'record.not-representable' "$output/log"; then
    echo "a value that the format cannot hold is not refused" >&2
    exit 1
fi
echo "The example of a program with a format of its own lists, names and writes it: $written documents, $cards records"
