#!/usr/bin/env bash
# Has LibreOffice judge workbooks: it opens what we write as XLSX and saves it as CSV, with the values that our own CSV of
# the same records has: text to the letter, codes with their zeros, numbers and dates as such, nothing taken for a formula.
# Usage: libreoffice.sh GONGKAI. Needs python3.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
"$root/Scripts/install-missing" libreoffice-calc

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$root"/Samples/penalties.{csv,schema.json} "$folder"
python3 "$root/Tests/Interop/records_formats_judge.py" make "$folder"
for name in penalties awkward; do
    for format in csv xlsx; do
        "$gongkai" convert --quiet "$folder/$name.csv" --schema "$folder/$name.schema.json" -t "$format" \
            -o "$folder/$name.out.$format"
    done
done
# 44 is the comma, 34 the quote, 76 UTF-8; cells as they are shown, and the first sheet only.
soffice -env:UserInstallation="file://$folder/profile" --headless \
    --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1' \
    --outdir "$folder/saved" "$folder"/{penalties,awkward}.out.xlsx >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
python3 - "$folder" <<'END'
import csv
import glob
import json
import sys
from decimal import Decimal

folder = sys.argv[1]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


for name in ("penalties", "awkward"):
    saved = glob.glob(f"{folder}/saved/{name}.out*.csv")
    if len(saved) != 1:
        sys.exit(f"{name}: LibreOffice saved {len(saved)} sheets, not one")
    with open(f"{folder}/{name}.schema.json", encoding="utf-8") as file:
        types = [field["type"] for field in json.load(file)["schema"]["fields"]]
    # Our CSV has the titles in its first line where the sheet has names, or the other way about.
    wanted, got = rows(f"{folder}/{name}.out.csv")[1:], rows(saved[0])[1:]
    if len(got) != len(wanted):
        sys.exit(f"{name}: {len(got)} rows, not {len(wanted)}")
    for number, (left, right) in enumerate(zip(got, wanted), start=2):
        for kind, cell, value in zip(types, left, right, strict=True):
            same = cell == value
            if value and kind in ("number", "integer"):
                same = Decimal(cell) == Decimal(value)
            elif kind == "boolean":
                same = cell.lower() == value
            if not same:
                sys.exit(f"{name}, line {number}: LibreOffice has {cell!r} where we have {value!r}")
    print(f"{name}: LibreOffice reads {len(got)} records, each value as it is")
END
