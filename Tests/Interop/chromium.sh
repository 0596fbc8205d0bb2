#!/usr/bin/env bash
# Has Chromium show HTML pages of publications (by default the samples): without a word in its console, with the title and
# every text on the page. Pictures are left in build/interop/html, to be looked at.
# Usage: chromium.sh GONGKAI [FILE…]. Needs python3.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
pictures="$root/build/interop/html"
gongkai=$1
shift
(( $# )) || set -- "$root"/Samples/{notice,request,gazette-2024-03}.txt
"$root/Scripts/install-missing" chromium fonts-noto-cjk

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Chromium's own sandbox does not start for root.
browser=(chromium --headless --disable-gpu --disable-dev-shm-usage --no-first-run --user-data-dir="$work/profile"
    --hide-scrollbars)
(( EUID )) || browser+=(--no-sandbox)
rm -rf "$pictures"
mkdir -p "$pictures"

# The judge must see an error where there is one: this page breaks its own policy.
echo "<!DOCTYPE html><meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><script>1</script>" >"$work/bad.html"
# What a page says in the console stands in the log, by its address.
console() { grep -F ':CONSOLE' "$work/log" || true; }
show() { timeout 120 "${browser[@]}" --enable-logging=stderr --v=0 "$@" 2>"$work/log"; }
show --dump-dom "file://$work/bad.html" >/dev/null
[[ -n $(console) ]] || { echo "Chromium does not say what is in its console" >&2; cat "$work/log" >&2; exit 1; }

for file in "$@"; do
    name=$(basename "$file")
    for format in json html; do
        # Status 1 says that the input has errors; its conversion is there all the same.
        "$gongkai" convert "$file" -t "$format" -o "$work/$name.$format" 2>"$work/told" || [[ $? == 1 ]] ||
            { cat "$work/told" >&2; exit 1; }
    done
    show --dump-dom "file://$work/$name.html" >"$work/$name.dom"
    [[ -z $(console) ]] || { console >&2; echo "$name: the console has a word to say" >&2; exit 1; }
    PYTHONPATH="$root/Tests/Interop" python3 - "$work/$name.json" "$work/$name.dom" "$name" <<'END'
import html
import json
import re
import sys

from page_words import check_words

with open(sys.argv[1], encoding="utf-8") as file:
    publication = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    page = file.read()
check_words(publication, html.unescape(re.sub(r"<[^>]*>", "", page[page.index("<main>"):])), sys.argv[3])
print(f"{sys.argv[3]}: Chromium shows all its texts, and nothing in the console")
END
    show --window-size=1000,1400 --screenshot="$pictures/${name%.*}.png" "file://$work/$name.html" >/dev/null
    [[ -s $pictures/${name%.*}.png ]] || { cat "$work/log" >&2; echo "$name: there is no picture" >&2; exit 1; }
done
echo "Pictures of the pages are in ${pictures#"$root"/}."
