#!/bin/sh
# Has the JSON Schema validator of PyPI judge JSON files of ours, named as arguments (by default the golden file).
#
# All must be valid by Schemas/publication-1.schema.json (Draft 2020-12, formats checked), and mutants of the first
# one must not. Needs python3 with venv, and the network the first time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" json jsonschema 'jsonschema>=4.18,<5')

[ $# -gt 0 ] || set -- "$root/Tests/GongkaiWriteTests/Golden/publication.json"
exec "$environment/bin/python" "$root/Tests/Interop/json_judge.py" "$root/Schemas/publication-1.schema.json" "$@"
