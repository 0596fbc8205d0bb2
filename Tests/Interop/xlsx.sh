#!/usr/bin/env bash
# Has openpyxl judge what is read of workbooks: 100 that it makes, and 20 of them saved again by LibreOffice, cell for cell.
# What we write as a workbook must come back as the same records.
# Usage: xlsx.sh GONGKAI. Needs python3 with venv, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
environment=$("$root/Scripts/python-environment" records-formats openpyxl 'openpyxl>=3.1,<4')
"$root/Scripts/install-missing" libreoffice-calc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
judge="$root/Tests/Interop/xlsx_judge.py"
mkdir "$work/made" "$work/saved"
"$environment/bin/python" "$judge" make "$work/made" 100
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xlsx --outdir "$work/saved" \
    "$work"/made/made-0[01]*.xlsx >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
cp "$work"/made/made-0[01]*.facts "$work/saved"
for book in "$work"/made/*.xlsx "$work"/saved/*.xlsx; do
    "$gongkai" convert "$book" -t json -o "${book%.xlsx}.json" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
done
"$environment/bin/python" "$judge" check "$work/made"
"$environment/bin/python" "$judge" check "$work/saved"

schema="$root/Samples/penalties.schema.json"
"$gongkai" convert "$root/Samples/penalties.csv" --schema "$schema" -t ndjson -o "$work/before.ndjson" 2>"$work/log"
"$gongkai" convert "$root/Samples/penalties.csv" --schema "$schema" -o "$work/penalties.xlsx" 2>"$work/log"
"$gongkai" convert "$work/penalties.xlsx" --schema "$schema" -t ndjson -o "$work/after.ndjson" 2>"$work/log"
cmp "$work/before.ndjson" "$work/after.ndjson"
echo "A workbook that we wrote: the same records"
