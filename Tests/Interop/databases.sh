#!/usr/bin/env bash
# Reads databases that SQLite and a PostgreSQL server of its own hold, and has the databases themselves judge the result:
# every type, NULL apart from empty text, a million rows in bounded memory, a server that stops half-way.
#
# The server is started here, in a folder of its own and without a port, where PostgreSQL is installed. Needs python3.
# Usage: databases.sh GONGKAI
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$(realpath "$1")
judge="$root/Tests/Interop/databases_judge.py"
folder=$(mktemp -d)
binaries=
cleanup() {
    [ -z "$binaries" ] || as_server "$binaries/pg_ctl" -D "$folder/pg/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap cleanup EXIT
fail() { echo "$*" >&2; exit 1; }

# PostgreSQL refuses to be run by root.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# The most memory of a command in kilobytes, which must not pass 200 MB.
bounded() {
    /usr/bin/time -f '%M' -o "$folder/memory" "$@"
    memory=$(tail -n 1 "$folder/memory")
    (( memory < 200000 )) || fail "$* took $memory kB"
}

cd "$folder"
# What we write we read again, the same bytes.
for name in penalties; do
    cp "$root/Samples/$name.csv" "$root/Samples/$name.schema.json" .
    "$gongkai" convert --quiet $name.csv --schema $name.schema.json -t json -o $name.json
    "$gongkai" convert --quiet $name.csv --schema $name.schema.json -o $name.sqlite
    "$gongkai" convert --quiet $name.sqlite -t json -o again.json
    cmp $name.json again.json
    "$gongkai" convert --quiet $name.csv --schema $name.schema.json -t sql -o $name.sql
done
python3 "$judge" make-sqlite types.sqlite million.sqlite
"$gongkai" convert --quiet types.sqlite -t json -o types.json
python3 "$judge" types-sqlite types.sqlite types.json
bounded "$gongkai" convert --quiet million.sqlite -t csv -o million.csv
python3 "$judge" million-sqlite million.sqlite million.csv
echo "SQLite: 1,000,000 rows of $(du -k million.sqlite | cut -f1) kB were read with at most $memory kB of memory."

for candidate in /usr/lib/postgresql/*/bin; do [ -x "$candidate/initdb" ] && found=$candidate; done
if [ -z "${found:-}" ]; then
    echo "PostgreSQL is not installed: servers were not read." >&2
    exit 0
fi
binaries=$found
chmod 711 "$folder"
mkdir pg
echo geheim >pg/password
[ "$(id -u)" != 0 ] || chown -R postgres pg
as_server "$binaries/initdb" -D "$folder/pg/data" -E UTF8 --locale=C.UTF-8 --auth-local=scram-sha-256 --auth-host=reject \
    --pwfile="$folder/pg/password" -U judge >initdb.log 2>&1 || { cat initdb.log >&2; exit 1; }
start() {
    as_server "$binaries/pg_ctl" -D "$folder/pg/data" -w -o "-k $folder/pg -c listen_addresses=''" -l "$folder/pg/log" start \
        >start.log
}
start
export PGPASSWORD=geheim
sql() { "$binaries/psql" -X -q -v ON_ERROR_STOP=1 -h "$folder/pg" -U judge -d postgres "$@"; }
sql -f "$root/Tests/Interop/databases.sql"
sql -f penalties.sql
unset PGPASSWORD
string="host=$folder/pg user=judge dbname=postgres"

# The connection string from the environment, from a file of one's own, and not from one that others may read.
GONGKAI_POSTGRESQL="$string password=geheim" "$gongkai" convert --quiet postgresql: --table penalties \
    --schema penalties.schema.json -t json -o server.json
cmp penalties.json server.json
printf '# where the data are\n%s\npassword=geheim\n' "$string" >connection
chmod 644 connection
status=0
"$gongkai" convert postgresql: --connection connection --table penalties -t csv 2>said || status=$?
[ $status = 65 ] && grep -q connection-open said || fail "A file that others may read was used: $(cat said)"
chmod 600 connection
"$gongkai" convert --quiet postgresql: --connection connection --table every -t json -o every.json
PGPASSWORD=geheim sql -At -c 'SELECT to_json(e) FROM every e ORDER BY id' >every.ndjson
python3 "$judge" types-postgresql every.ndjson every.json
"$gongkai" convert --quiet postgresql: --connection connection --table every -t json -o again.json --force
cmp every.json again.json

# A wrong password is told, and neither it nor the string.
status=0
GONGKAI_POSTGRESQL="$string password=verraten" "$gongkai" convert postgresql: --table every -t csv 2>said || status=$?
[ $status = 69 ] || fail "A wrong password gave status $status."
! grep -qE 'verraten|dbname' said || fail "What was said of a wrong password tells it."

# Nothing is written to the server.
for query in "UPDATE every SET i = 1 RETURNING i" "WITH w AS (DELETE FROM every RETURNING id) SELECT * FROM w" \
    "SELECT 1; DROP TABLE every" "SELECT nextval('counter')"; do
    status=0
    "$gongkai" convert postgresql: --connection connection --query "$query" -t csv -o never.csv 2>said || status=$?
    [ $status = 65 ] && [ ! -e never.csv ] || fail "“$query” gave status $status: $(cat said)"
done
# An error after many rows leaves nothing behind.
status=0
"$gongkai" convert postgresql: --connection connection --query 'SELECT 1 / (id - 900000) FROM million' -t csv -o never.csv \
    2>said || status=$?
[ $status = 65 ] && [ ! -e never.csv ] || fail "A query with an error half-way gave status $status: $(cat said)"

bounded "$gongkai" convert --quiet postgresql: --connection connection --table million -t csv -o million.csv --force
PGPASSWORD=geheim sql -c "COPY (SELECT id, name, value, amount::text, day, at::text FROM million ORDER BY id) TO STDOUT
    WITH (FORMAT csv, HEADER)" >expected.csv
python3 "$judge" same-csv expected.csv million.csv
echo "PostgreSQL: 1,000,000 rows were read with at most $memory kB of memory."

# A server that goes half-way: its process for us is killed while rows come; and the whole of it.
half_way() {
    rm -f slow.csv said
    # Each row takes a thousandth of a second, so that the middle lasts.
    "$gongkai" convert postgresql: --connection connection -t csv -o slow.csv \
        --query "SELECT id, repeat('x', 4000), pg_sleep(0.001) IS NULL FROM million" 2>said &
    ours=$!
    for _ in $(seq 100); do
        backend=$(PGPASSWORD=geheim sql -At -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'gongkai'")
        [ -n "$backend" ] && break
        sleep 0.1
    done
    sleep 1
    "$@"
    status=0
    wait $ours || status=$?
    [ $status = 74 ] || fail "A server that stopped half-way gave status $status: $(cat said)"
    [ ! -e slow.csv ] || fail "A server that stopped half-way left an output."
    [ -z "$(ls -A | grep -v -E '^(pg|said|.*\.(csv|json|ndjson|sql|sqlite|log)|memory|connection)$')" ] || fail "$(ls -A)"
}
kill_backend() { PGPASSWORD=geheim sql -At -c "SELECT pg_terminate_backend($backend)" >terminated.log; }
kill_hard() { kill -9 "$backend"; }
stop_server() { as_server "$binaries/pg_ctl" -D "$folder/pg/data" -m immediate stop >stop.log; }
half_way kill_backend
half_way kill_hard
# The server restarts itself after that.
for _ in $(seq 100); do PGPASSWORD=geheim sql -c 'SELECT 1' >up.log 2>&1 && break; sleep 0.1; done
half_way stop_server
status=0
"$gongkai" convert postgresql: --connection connection --table every -t csv 2>said || status=$?
[ $status = 69 ] || fail "A server that is not there gave status $status."
echo "PostgreSQL: types, passwords, refusals and servers that stop half-way are as they should be."
