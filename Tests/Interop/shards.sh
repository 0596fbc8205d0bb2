#!/bin/sh
# Has xmllint and Python's csv and json judge what parts of shards merge to: the same records as in an input that they
# wrote, the same bytes as a single run's; then kills conversions, shards and merges at random moments, and looks that
# nothing but whole files stands under any name.
# Usage: shards.sh GONGKAI
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v xmllint >/dev/null || "$root/Scripts/install-missing" libxml2-utils
exec python3 "$root/Tests/Interop/shards_judge.py" "$1"
