#!/bin/sh
# Has programs from outside judge the schemas that gongkai writes of datasets: jsonschema, csvw, frictionless and pglast
# of PyPI, xmllint and SQLite.
# Usage: Tests/Interop/schemas.sh GONGKAI [FOLDER]
#
# The datasets of Schemas/Datasets are judged, and those of FOLDER: NAME.json, a Data Resource, and NAME.samples, records
# with our verdicts, which the judges' must equal. Needs python3 with venv, xmllint, and the network the first time.
set -eu

if [ $# -lt 1 ]; then
    echo "usage: $0 GONGKAI [FOLDER]" >&2
    exit 64
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" schemas 'csvw, frictionless, jsonschema, pglast' \
    'jsonschema>=4.18,<5' 'csvw>=3.7,<5' 'frictionless>=5.18,<6' 'pglast>=7')

exec "$environment/bin/python" "$root/Tests/Interop/schemas_judge.py" "$1" "$root/Schemas/Datasets" "${2:-}"
