#!/bin/sh
# Has icalendar and dateutil of PyPI, as judges from outside, read the calendar that gongkai makes of a plan.
# Usage: Tests/Interop/plan.sh GONGKAI INPUT…
#
# Every input has to order something with a day or a rhythm. What the calendar says is held against the plan's JSON. Needs
# python3 with venv, and the network the first time.
set -eu

if [ $# -lt 2 ]; then
    echo "usage: $0 GONGKAI INPUT..." >&2
    exit 64
fi
gongkai=$1
shift
root=$(cd "$(dirname "$0")/../.." && pwd)
environment="$root/.build/interop/plan"

if [ ! -x "$environment/bin/python" ]; then
    mkdir -p "$(dirname "$environment")"
    python3 -m venv "$environment"
fi
"$environment/bin/python" -c 'import icalendar, dateutil' 2>/dev/null ||
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check 'icalendar>=6,<7' 'python-dateutil>=2.9,<3'

exec "$environment/bin/python" "$root/Tests/Interop/plan_judge.py" "$gongkai" "$@"
