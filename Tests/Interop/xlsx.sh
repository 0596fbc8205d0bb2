#!/usr/bin/env bash
# Has openpyxl judge what is read of workbooks: 200 that it makes, 40 of them saved again by LibreOffice, and 10 that
# LibreOffice makes of CSV, cell for cell. What we write as a workbook must come back as the same records.
# Usage: xlsx.sh GONGKAI [COUNT]. Needs python3 with venv, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
count=${2:-200}
environment=$("$root/Scripts/python-environment" records-formats openpyxl 'openpyxl>=3.1,<4')
"$root/Scripts/install-missing" libreoffice-calc

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
judge="$root/Tests/Interop/xlsx_judge.py"
mkdir "$work/made" "$work/saved" "$work/tables" "$work/office"
"$environment/bin/python" "$judge" make "$work/made" "$count"
"$environment/bin/python" "$judge" tables "$work/tables" 10
mapfile -t again < <(ls "$work"/made/*.xlsx | head -n 40)
soffice -env:UserInstallation="file://$work/profile" --headless --convert-to xlsx --outdir "$work/saved" \
    "${again[@]}" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
soffice -env:UserInstallation="file://$work/profile" --headless --infilter="Text - txt - csv (StarCalc):44,34,76,1" \
    --convert-to xlsx --outdir "$work/office" "$work"/tables/*.csv >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
for book in "${again[@]}"; do cp "${book%.xlsx}.facts" "$work/saved"; done
cp "$work"/tables/*.facts "$work/office"
for book in "$work"/made/*.xlsx "$work"/saved/*.xlsx "$work"/office/*.xlsx; do
    "$gongkai" convert "$book" -t json -o "${book%.xlsx}.json" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
done
"$environment/bin/python" "$judge" check "$work/made"
"$environment/bin/python" "$judge" check "$work/saved"
"$environment/bin/python" "$judge" check "$work/office"

schema="$root/Samples/penalties.schema.json"
"$gongkai" convert "$root/Samples/penalties.csv" --schema "$schema" -t ndjson -o "$work/before.ndjson" 2>"$work/log"
"$gongkai" convert "$root/Samples/penalties.csv" --schema "$schema" -o "$work/penalties.xlsx" 2>"$work/log"
"$gongkai" convert "$work/penalties.xlsx" --schema "$schema" -t ndjson -o "$work/after.ndjson" 2>"$work/log"
cmp "$work/before.ndjson" "$work/after.ndjson"
echo "A workbook that we wrote: the same records"
