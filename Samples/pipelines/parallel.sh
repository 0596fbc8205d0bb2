#!/bin/sh
# Converts every gazette of a folder with GNU parallel, two at a time, and says which failed.
# Usage: parallel.sh TEXTS XML
# --null takes names of any characters. The log has the exit status of each; parallel exits with how many failed.
set -eu
mkdir -p "$2"
find "$1" -name '*.txt' -print0 | sort -z |
    parallel --null --jobs 2 --joblog "$2/jobs.log" "${GONGKAI:-gongkai}" convert {} -o "$2/{/.}.xml" --force --quiet
