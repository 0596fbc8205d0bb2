#!/usr/bin/env bash
# Has Python judge what mappings make of foreign XML and JSON: lxml and json flatten the same data, table for table. What is
# proposed must keep to the JSON Schema of mappings.
# Usage: mapping.sh GONGKAI. Needs python3 with venv, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
environment=$("$root/Scripts/python-environment" mapping 'lxml, jsonschema' 'lxml>=5,<7' 'jsonschema>=4,<5')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
judge="$root/Tests/Interop/mapping_judge.py"
"$environment/bin/python" "$judge" make "$work" 12
for input in "$work"/*.xml "$work"/*.json; do
    "$gongkai" describe "$input" --as mapping >"$input.mapping" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    "$gongkai" convert "$input" --mapping "$input.mapping" -t csv -o "$input.tables" 2>"$work/log" ||
        { cat "$work/log" >&2; exit 1; }
    "$gongkai" convert "$input" --mapping "$input.mapping" -o "$input.sqlite" 2>"$work/log" ||
        { cat "$work/log" >&2; exit 1; }
done
"$environment/bin/python" "$judge" check "$work" "$root/Schemas/mapping.schema.json"
