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
environment="$root/.build/interop/schemas"

if [ ! -x "$environment/bin/python" ]; then
    mkdir -p "$(dirname "$environment")"
    python3 -m venv "$environment"
fi
"$environment/bin/python" -c 'import frictionless' 2>/dev/null ||
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check 'frictionless>=5.18,<6'

exec "$environment/bin/python" "$root/Tests/Interop/datasets_judge.py" "$1" "$root"
