#!/bin/sh
# Has xmllint, as a judge from outside, validate our XML by our schema.
# Usage: Tests/Interop/xml.sh FILE.xml…
# Exit status: 0 every file is valid; 1 some file is not; 64 no file was named; 69 there is no xmllint.
set -eu

if [ $# -eq 0 ]; then
    echo "usage: $0 FILE.xml..." >&2
    exit 64
fi

if ! command -v xmllint >/dev/null 2>&1; then
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "$0: xmllint is missing; install libxml2's command-line tools" >&2
        exit 69
    fi
    root=""
    if [ "$(id -u)" -ne 0 ]; then root="sudo"; fi
    if ! { $root apt-get update -qq && $root apt-get install -y -qq libxml2-utils; } >&2; then
        echo "$0: xmllint is missing, and apt-get may not install libxml2-utils" >&2
        exit 69
    fi
fi

schema="$(dirname "$0")/../../Schemas/publication-1.xsd"
status=0
for file in "$@"; do
    # Without --stream, which calls some malformed files valid.
    xmllint --nonet --noout --schema "$schema" "$file" || status=1
done
exit $status
