#!/usr/bin/env bash
# Hands in what is made to do harm, at full size: each is refused by name or read whole, without a crash, in bounded time and
# memory, and with nothing half-written. Prints status, rule, processor time and memory of each.
# Usage: hostile.sh GONGKAI. Needs python3 with venv, GNU time, 1 GB in TMPDIR, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
environment="$root/.build/interop/hostile"
gongkai=$(realpath "$1")

if [[ ! -x $environment/bin/python ]]; then
    mkdir -p "$(dirname "$environment")"
    python3 -m venv "$environment"
fi
"$environment/bin/python" -c 'import msoffcrypto, openpyxl, py7zr' 2>/dev/null ||
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
        'msoffcrypto-tool>=5,<7' 'openpyxl>=3.1,<4' 'py7zr>=0.22,<2'
"$root/Scripts/install-missing" time

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$environment/bin/python" "$root/Tests/Interop/hostile_judge.py" "$gongkai" "$root/Samples" "$work"
