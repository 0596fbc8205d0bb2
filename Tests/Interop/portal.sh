#!/bin/sh
# Has html5lib judge the pages of a release strictly, and headless Chromium use them from a folder: search, filters, a
# download, the keyboard, the languages, contrast, widths, no error on the console.
# Usage: Tests/Interop/portal.sh GONGKAI [RELEASE…]. Without a release, that of the samples is made; of several, Chromium
# uses the first. Screenshots go to PORTAL_SCREENSHOTS, where that is set. Needs python3 with venv, Chromium, and the network the first time.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
shift
environment=$("$root/Scripts/python-environment" portal 'html5lib, playwright' 'html5lib>=1.1,<2' 'playwright>=1.40,<2')

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    "$gongkai" release "$root/Samples/release.yaml" -o "$work/out" 2>"$work/log" || {
        cat "$work/log" >&2
        exit 1
    }
    set -- "$work"/out/[0-9]*
fi
for release in "$@"; do
    "$environment/bin/python" "$root/Tests/Interop/portal_pages_judge.py" "$release"
done
"$environment/bin/python" "$root/Tests/Interop/portal_browser_judge.py" "$1" "$(command -v chromium || command -v chromium-browser || command -v google-chrome)"
