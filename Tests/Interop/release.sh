#!/usr/bin/env bash
# Has programs from outside judge a release of the samples: frictionless, csvw, rdflib, pyshacl, jsonschema, openpyxl (PyPI),
# xmllint, sha256sum, zipinfo and tar.
#
# Needs python3 with venv, xmllint, zipinfo, and the network the first time.
# Usage: release.sh GONGKAI [CONFIGURATION]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
configuration=${2:-$root/Samples/release.yaml}
environment=$("$root/Scripts/python-environment" release 'frictionless, csvw, rdflib, pyshacl, jsonschema, openpyxl' \
    'frictionless>=5.18,<6' 'csvw>=3.7,<5' 'rdflib>=7,<8' 'pyshacl>=0.26,<1' 'jsonschema>=4.18,<5' 'openpyxl>=3.1,<4')

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for form in zip tar.gz; do
    "$gongkai" release "$configuration" -o "$folder/$form" --archive "$form" --quiet >"$folder/path.$form"
done
release=$(cat "$folder/path.zip")
diff -r "$release" "$(cat "$folder/path.tar.gz")"
"$gongkai" verify "$release" --quiet

echo "sha256sum"
(cd "$release" && sha256sum --check --strict --quiet MANIFEST.sha256)

echo "zipinfo and tar"
(cd "$release/.." && find "${release##*/}" -type f | LC_ALL=C sort) >"$folder/files"
zipinfo -1 "$release.zip" | LC_ALL=C sort >"$folder/files.zip"
tar tzf "$(cat "$folder/path.tar.gz").tar.gz" --quoting-style=literal | LC_ALL=C sort >"$folder/files.tar"
cmp "$folder/files" "$folder/files.zip"
cmp "$folder/files" "$folder/files.tar"
zipinfo -t "$release.zip" >"$folder/zipinfo"
unzip -tqq "$release.zip"

echo "frictionless"
(cd "$release" && "$environment/bin/frictionless" validate datapackage.json --json >"$folder/frictionless.json") ||
    { cat "$folder/frictionless.json"; exit 1; }

echo "csvw, xmllint"
for data in "$release"/datasets/*/; do
    name=$(basename "$data")
    (cd "$data" && "$environment/bin/csvwvalidate" "$name.csv-metadata.json") >"$folder/csvw" 2>&1 ||
        { cat "$folder/csvw"; exit 1; }
    ! grep -iE 'invalid|FAIL' "$folder/csvw"
    xmllint --noout --stream --schema "$data$name.xsd" "$data$name.xml" 2>&1 | { grep -v ' validates$' || true; }
    xmllint --noout --schema "$data$name.xsd" "$data$name.xml" 2>"$folder/xmllint"
done

echo "rdflib, pyshacl, jsonschema, openpyxl"
"$environment/bin/python" "$root/Tests/Interop/release_judge.py" "$release" "$root/Tests/Interop/dcat-shapes.ttl" \
    "$root/Schemas/publication-1.schema.json"
