#!/bin/sh
# Has programs from outside judge the samples of the catalogue's datasets: frictionless (PyPI) takes the good rows of each
# by its definition, and xmllint takes them as XML by its XSD; both refuse what they can know of the bad ones.
# Usage: Tests/Interop/datasets.sh GONGKAI
set -eu

if [ $# -ne 1 ]; then
    echo "usage: $0 GONGKAI" >&2
    exit 64
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" schemas frictionless 'frictionless>=5.18,<6')

exec "$environment/bin/python" "$root/Tests/Interop/datasets_judge.py" "$1" "$root"
