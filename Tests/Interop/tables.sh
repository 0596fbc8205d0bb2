#!/bin/sh
# Has frictionless of PyPI, as a judge from outside, validate the tables that gongkai prints by their schemas.
# Usage: Tests/Interop/tables.sh GONGKAI INPUT…
#
# Each input gives a Data Package of all its tables; keys between tables are checked too, and a package with a broken
# record must be refused. Needs python3 with venv, and the network the first time.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 GONGKAI INPUT..." >&2
    exit 64
fi
gongkai=$1
shift
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" tables frictionless 'frictionless>=5.18,<6')

exec "$environment/bin/python" "$root/Tests/Interop/tables_judge.py" "$gongkai" "$root/Schemas/Datasets" "$@"
