#!/usr/bin/env bash
# Stops streams of records of every format, in and out, in every way that they can be stopped from outside: signals, a full
# disk, a limit of file sizes, a closed pipe, a reader that goes away. Nothing may be left behind, and the status must tell.
# And has fields of 10 MB go around, and one of 1 GB be refused, within the memory that is said.
# Usage: record-streams.sh GONGKAI
set -euo pipefail

gongkai=$(realpath "$1")
judge=$(realpath Tests/Interop/record_streams_judge.py)
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
mkdir small
if (( EUID == 0 )); then
    mount -t tmpfs -o size=64k tmpfs small
else
    rmdir small
    echo "Skipping the full disk: it takes root to mount a small one" >&2
fi
python3 "$judge" "$gongkai" "$work"
