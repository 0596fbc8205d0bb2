#!/bin/sh
# A job for cron: converts what is in a folder, keeps a log, and leaves metrics for the node exporter.
# Usage: nightly.sh TEXTS XML STATE
# The line of a crontab, in which % would have to be \%:
#   15 2 * * *  nightly.sh /srv/texts /srv/xml /var/lib/gongkai
# cron sends whatever is written: this writes only where something is wrong.
set -u
mkdir -p "$2" "$3"
"${GONGKAI:-gongkai}" convert "$1"/*.txt -t xml -o "$2/" --force --log json --metrics "$3/nightly.prom" 2>"$3/nightly.log"
status=$?
# 1 says that an input has errors; its output is there all the same.
[ "$status" -le 1 ] || echo "gongkai ended with status $status; see $3/nightly.log"
exit "$status"
