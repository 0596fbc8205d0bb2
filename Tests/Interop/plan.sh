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
environment=$("$root/Scripts/python-environment" plan 'icalendar, dateutil' 'icalendar>=6,<7' 'python-dateutil>=2.9,<3')

exec "$environment/bin/python" "$root/Tests/Interop/plan_judge.py" "$gongkai" "$@"
