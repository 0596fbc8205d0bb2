#!/bin/sh
# Runs batches of very many files and of a very large one, and shards of that: what comes out must be whole and the same every
# way, memory stay below 300 MB, and time grow with the input and no faster.
# Usage: large.sh GONGKAI
# The sizes are for some two minutes. GONGKAI_LARGE_FILES=100000 GONGKAI_LARGE_MEGABYTES=5000 are the full ones, which take three
# times the large file's room in TMPDIR.
set -eu
exec python3 "$(dirname "$0")/large_judge.py" "$1" "${GONGKAI_LARGE_FILES:-5000}" "${GONGKAI_LARGE_MEGABYTES:-200}"
