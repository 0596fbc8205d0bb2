#!/bin/sh
# Has html5lib judge our HTML strictly and markdown-it-py our Markdown, of publications named as arguments (by default
# the samples): no parse error, ids once each, links that lead somewhere, no script, and all the text of the publication.
# Usage: Tests/Interop/html.sh GONGKAI [FILE…]. Needs python3 with venv, and the network the first time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
shift
[ $# -gt 0 ] || set -- "$root"/Samples/*.txt
environment=$("$root/Scripts/python-environment" html 'html5lib, markdown_it' 'html5lib>=1.1,<2' 'markdown-it-py>=3,<5')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$@"; do
    name=$(basename "$file")
    for format in json html markdown; do
        # Status 1 says that the input has errors; its conversion is there all the same.
        "$gongkai" convert "$file" -t "$format" -o "$work/$name.$format" 2>"$work/log" || [ $? -eq 1 ] || {
            cat "$work/log" >&2
            exit 1
        }
    done
    "$environment/bin/python" "$root/Tests/Interop/html_judge.py" \
        "$work/$name.json" "$work/$name.html" "$work/$name.markdown"
done
