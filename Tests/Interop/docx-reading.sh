#!/usr/bin/env bash
# Has python-docx judge what is read of Word documents: those named as arguments, or else those that we write of the samples.
# Usage: docx-reading.sh GONGKAI [FILE…]. Needs python3 with venv, and the network the first time.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
shift
environment=$("$root/Scripts/python-environment" docx docx 'python-docx>=1.1,<2')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Status 1 says that the input has errors; its conversion is there all the same.
convert() { "$gongkai" convert "$@" 2>"$work/log" || [[ $? == 1 ]] || { cat "$work/log" >&2; exit 1; }; }
if (( ! $# )); then
    for name in notice request gazette-2024-03; do
        convert "$root/Samples/$name.txt" -t docx -o "$work/$name.docx"
        set -- "$@" "$work/$name.docx"
    done
fi
pairs=()
for file in "$@"; do
    convert "$file" -t json -o "$work/$(basename "$file").json"
    pairs+=("$file" "$work/$(basename "$file").json")
done
"$environment/bin/python" "$root/Tests/Interop/docx_reading_judge.py" "${pairs[@]}"
