#!/bin/sh
# Has programs from outside judge CSV bundles of ours, named as folders behind the program.
# Usage: csv.sh GONGKAI BUNDLE…
#
# Frictionless (PyPI) must find each a valid Data Package, and a bundle with a broken key not. LibreOffice opens and
# saves every table of every bundle; then the bundle must still read, as the same publication, or say what changed.
# Needs python3 with venv, libreoffice-calc, and the network the first time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
shift
environment=$("$root/Scripts/python-environment" csv frictionless 'frictionless>=5.18,<6')

echo "frictionless: $# bundles"
"$environment/bin/python" "$root/Tests/Interop/csv_judge.py" "$@"

"$root/Scripts/install-missing" libreoffice-calc
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "LibreOffice: $# bundles, opened and saved"
for bundle in "$@"; do
    name=$(basename "$bundle")
    mkdir "$work/$name"
    cp "$bundle/datapackage.json" "$work/$name/"
    # A profile of its own, so that no other LibreOffice is in the way, nor its settings. 44 is the comma, 34 the quote,
    # 76 UTF-8.
    soffice -env:UserInstallation="file://$work/profile" --headless --infilter="CSV:44,34,76,1" \
        --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1' --outdir "$work/$name" "$bundle"/*.csv \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    "$gongkai" convert "$bundle" -t json -o "$work/$name.before.json"
    # A value that a spreadsheet cannot hold has to be named; nothing may be another without a word.
    if "$gongkai" convert "$work/$name" -t json -o "$work/$name.after.json" 2>"$work/$name.told"; then
        cmp "$work/$name.before.json" "$work/$name.after.json" || grep -q 'csv.values-changed' "$work/$name.told" || {
            echo "$name: changed by LibreOffice, and nothing said" >&2
            exit 1
        }
        ! grep -q 'csv.values-changed' "$work/$name.told" || { echo "$name:"; cat "$work/$name.told"; }
    else
        echo "$name: no longer reads, and says why:"
        cat "$work/$name.told"
        grep -q '\[csv\.' "$work/$name.told"
    fi
done
