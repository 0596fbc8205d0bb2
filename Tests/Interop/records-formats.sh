#!/usr/bin/env bash
# Has rdflib, openpyxl, SQLite and a PostgreSQL server judge records that we write in their formats.
#
# Each must take what it is given, and give back the values of Samples/penalties.csv, and of records made to be awkward.
# The server is started here, in a folder of its own and without a port, where PostgreSQL is installed. Needs python3 with
# venv, and the network the first time.
# Usage: records-formats.sh GONGKAI
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
gongkai=$1
environment=$("$root/Scripts/python-environment" records-formats 'rdflib, openpyxl' 'rdflib>=7,<8' 'openpyxl>=3.1,<4')

folder=$(mktemp -d)
server=
cleanup() {
    [ -z "$server" ] || as_server "$server/pg_ctl" -D "$folder/pg/data" -m immediate stop >"$folder/stop.log" || true
    rm -rf "$folder"
}
trap cleanup EXIT

# PostgreSQL refuses to be run by root.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# What SQLite says of a database, by its own command line.
sound() {
    said=$(sqlite3 -readonly "$1" 'PRAGMA integrity_check; PRAGMA foreign_key_check;')
    [ "$said" = ok ] || { echo "$1: $said" >&2; exit 1; }
}

cp "$root/Samples/penalties.csv" "$folder/penalties.csv"
cp "$root/Samples/penalties.schema.json" "$folder/penalties.schema.json"
"$environment/bin/python" "$root/Tests/Interop/records_formats_judge.py" make "$folder"
for name in penalties awkward; do
    for format in csv sql turtle ntriples xlsx sqlite; do
        "$gongkai" convert --quiet "$folder/$name.csv" --schema "$folder/$name.schema.json" -t "$format" \
            -o "$folder/$name.out.$format"
    done
    "$gongkai" convert --quiet "$folder/$name.csv" --schema "$folder/$name.schema.json" -t xlsx -o "$folder/$name.again.xlsx"
    cmp "$folder/$name.out.xlsx" "$folder/$name.again.xlsx"
    "$gongkai" convert --quiet "$folder/$name.csv" --schema "$folder/$name.schema.json" -o "$folder/$name.again.db"
    cmp "$folder/$name.out.sqlite" "$folder/$name.again.db"
    sound "$folder/$name.out.sqlite"
    "$environment/bin/python" "$root/Tests/Interop/records_formats_judge.py" judge "$folder" "$name"
done

# A publication is its tables, with keys among them, and its words are found.
"$gongkai" convert --quiet "$root/Samples/gazette-2024-03.txt" -o "$folder/gazette.sqlite"
sound "$folder/gazette.sqlite"
for name in documents divisions responsibilities references plan-targets contents catalogue; do
    "$gongkai" table "$name" "$root/Samples/gazette-2024-03.txt" -o "$folder/gazette.csv" --force --quiet
    "$environment/bin/python" "$root/Tests/Interop/records_formats_judge.py" table "$folder" "$name"
done
[ "$(sqlite3 "$folder/gazette.sqlite" "SELECT count(*) > 0 FROM search WHERE search MATCH '湿地公园'")" = 1 ]

for candidate in /usr/lib/postgresql/*/bin; do [ -x "$candidate/initdb" ] && binaries=$candidate; done
if [ -z "${binaries:-}" ]; then
    echo "PostgreSQL is not installed: the SQL was not judged." >&2
    exit 0
fi
chmod 711 "$folder"
mkdir "$folder/pg"
[ "$(id -u)" != 0 ] || chown postgres "$folder/pg"
as_server "$binaries/initdb" -D "$folder/pg/data" -E UTF8 --locale=C.UTF-8 --auth=trust -U judge >"$folder/initdb.log"
server=$binaries
as_server "$binaries/pg_ctl" -D "$folder/pg/data" -w -o "-k $folder/pg -c listen_addresses=''" -l "$folder/pg/log" start \
    >"$folder/start.log"
for name in penalties awkward; do
    sql() { "$binaries/psql" -X -q -v ON_ERROR_STOP=1 -h "$folder/pg" -U judge -d postgres "$@"; }
    sql -f "$folder/$name.out.sql"
    sql -c "COPY $name TO STDOUT WITH (FORMAT csv)" >"$folder/$name.back.csv"
    "$environment/bin/python" "$root/Tests/Interop/records_formats_judge.py" back "$folder" "$name"
done
