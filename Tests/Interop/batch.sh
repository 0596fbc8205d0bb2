#!/usr/bin/env bash
# Kills batches at random moments and goes on with them, fills their disk, and gives them names that are no text: the result
# must equal that of an undisturbed run byte for byte. JUnit reports are judged by junitparser.
# Usage: batch.sh GONGKAI [KILLS]
set -euo pipefail

gongkai=$(realpath "$1")
kills=${2:-100}
samples=$(realpath Samples)
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
fail() { echo "batch: $*" >&2; exit 1; }

echo "Making inputs: publications, records, names with line ends and in GB18030"
mkdir -p in/deep/er
for number in {1..40}; do
    sed "s/2024年第3期/2024年第$number期/g" "$samples/gazette-2024-03.txt" >"in/gazette-$number.txt"
    cp "$samples/notice.txt" "in/deep/notice-$number.txt"
    cp "$samples/penalties.csv" "in/deep/er/penalties-$number.csv"
done
cp "$samples/notice.txt" "in/two
lines.txt"
cp "$samples/notice.txt" in/$'\xb9\xab\xb1\xa8'.txt
cp "$samples/notice.txt" in/'[a] *?.txt'
: >in/empty.txt
head -c 4096 /dev/urandom >in/noise.bin

# Everything but what the system says of files, which differs from run to run.
state() { (cd "$1" && find . -type f ! -name facts.ndjson -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }

run() { "$gongkai" batch in -t xml,json -o "$1" --quiet 2>/dev/null; }

run whole && fail "inputs that cannot be read must show in the status"
(( $? == 0 )) || true
state whole >whole.sums

echo "Killing a batch $kills times, at random moments, and going on with it"
RANDOM=${SEED:-20261123}
killed=0 finished=0
begun=$(date +%s%N)
run timed || true
span=$(( ($(date +%s%N) - begun) / 1000 ))
while (( killed < kills )); do
    setsid "$gongkai" batch in -t xml,json -o torn --quiet 2>/dev/null &
    process=$!
    pause=$(( (RANDOM * 32768 + RANDOM) % (span * 2 / 3) ))
    sleep "$(printf '%d.%06d' $((pause / 1000000)) $((pause % 1000000)))"
    if kill -KILL "$process" 2>/dev/null; then killed=$((killed + 1)); fi
    status=0
    wait "$process" 2>/dev/null || status=$?
    # No output may be there that is not whole.
    for file in torn/*.json torn/deep/*.json; do
        [[ ! -e $file ]] || cmp -s "$file" "whole/${file#torn/}" || fail "$file is half-written or wrong"
    done
    if (( status != 137 )); then
        finished=$((finished + 1))
        state torn >torn.sums
        cmp -s whole.sums torn.sums || { diff whole.sums torn.sums | head -5; fail "a run that went on differs"; }
        rm -rf torn
    fi
done
run torn || (( $? == 65 )) || fail "the last run ended with another status"
state torn >torn.sums
cmp -s whole.sums torn.sums || { diff whole.sums torn.sums | head -5; fail "the result differs from an undisturbed run"; }
[[ -z $(find torn -name '.gongkai-*.tmp') ]] || fail "temporary files were left behind"
echo "  $killed kills, $finished runs that came through in between: the result is that of an undisturbed run"

echo "Ending a batch by SIGTERM: status 75, and the next run goes on"
for signal in INT TERM HUP; do
    rm -rf torn
    # A shell lets what it runs behind its back ignore SIGINT; `timeout` does not.
    status=0
    timeout --signal=$signal --preserve-status "$(printf '%d.%06d' $((span / 2000000)) $((span / 2 % 1000000)))" \
        "$gongkai" batch in -t xml,json -o torn --quiet --workers 1 2>/dev/null || status=$?
    (( status == 75 )) || fail "SIG$signal ends with $status"
    [[ -z $(find torn -name '.gongkai-*.tmp') ]] || fail "SIG$signal leaves temporary files behind"
    run torn || true
    state torn >torn.sums
    cmp -s whole.sums torn.sums || fail "the run after SIG$signal gives another result"
done

echo "Converting with 1, 2 and 5 workers, in any order of sources"
for workers in 1 2 5; do
    rm -rf other
    "$gongkai" batch in -t xml,json -o other --quiet --workers $workers --report "report-$workers" --report-format jsonl \
        2>"messages-$workers" || true
    state other >other.sums
    cmp -s whole.sums other.sums || fail "$workers workers give another result"
    cmp -s report-1 "report-$workers" || fail "$workers workers give another report"
    cmp -s messages-1 "messages-$workers" || fail "$workers workers give other messages"
done

if (( EUID == 0 )); then
    echo "Filling the disk of a batch, and going on once there is room"
    mkdir small
    mount -t tmpfs -o size=2m tmpfs small
    status=0
    "$gongkai" batch in -t xml,json -o small/out --quiet 2>full.messages || status=$?
    (( status == 74 )) || fail "a full disk ends with $status"
    grep -q disk-full full.messages || grep -q journal-failed full.messages || fail "a full disk is not told"
    mount -o remount,size=200m small
    run small/out || true
    state small/out >small.sums
    cmp -s whole.sums small.sums || { diff whole.sums small.sums | head -5; fail "after a full disk the result differs"; }
    umount small
else
    echo "Skipping the full disk: it takes root to mount a small one" >&2
fi

echo "Judging JUnit XML by junitparser"
python3 -m venv venv
venv/bin/pip install --quiet junitparser
"$gongkai" batch in -t xml -o junit --quiet --report junit.xml --report-format junit 2>/dev/null || true
venv/bin/python - junit.xml "$(find in -type f | tr -d '\n' | wc -c)" <<'PYTHON'
import sys
from junitparser import Error, JUnitXml
suites = JUnitXml.fromfile(sys.argv[1])
cases = [case for suite in suites for case in suite]
assert len(cases) == 125, len(cases)
failed = [case.name for case in cases if any(isinstance(result, Error) for result in case.result)]
assert "in/empty.txt" in failed, failed
assert suites.tests == len(cases) and suites.errors == len(failed)
print(f"  {len(cases)} cases, {len(failed)} of them errors")
PYTHON

echo "Watching a folder: what arrives is converted, and the end is quiet"
mkdir arriving
"$gongkai" batch arriving -t xml -o watched --watch --quiet 2>watch.messages &
process=$!
sleep 1
mkdir arriving/later
cp "$samples/notice.txt" arriving/later/a.txt
cp "$samples/notice.txt" moved.txt && mv moved.txt arriving/moved.txt
for _ in {1..100}; do
    [[ -e watched/later/a.xml && -e watched/moved.xml ]] && break
    sleep 0.1
done
[[ -e watched/later/a.xml && -e watched/moved.xml ]] || fail "what arrives in a watched folder is not converted"
kill -TERM "$process"
status=0
wait "$process" || status=$?
(( status == 0 )) || fail "a watch ends with $status"
[[ ! -s watch.messages ]] || fail "a watch does not end quietly: $(cat watch.messages)"

echo "A batch goes on where it was killed."
