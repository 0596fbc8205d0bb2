#!/usr/bin/env python3
"""Times the record streams of the program against what else could do the same work, and prints ratios.

Usage: compare.py PROGRAM RECORDS FOLDER [ROUNDS]
RECORDS is the benchmark table as CSV; FOLDER, best one in memory, takes the outputs. Every peer is a process of its own, run in
turn with the program, so that a change of the machine's speed meets both. A peer that is not installed is said to be skipped.
"""
import os
import shutil
import statistics
import sys

from measure import run

program, records, folder = sys.argv[1:4]
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
python = sys.executable
here = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(folder, name)


def fresh(command):
    """Runs a command without what others made."""
    for name in os.listdir(folder):
        if name.startswith("made."):
            os.unlink(path(name))
    return run(command)


def compare(title, ours, peers, wanted):
    """One row: the program's median, and for each peer the median of the ratios pair by pair."""
    measured, memory, ratios = [], 0, []
    for name, command in peers:
        if shutil.which(command[0]) is None:
            ratios.append(f"{name} skipped")
            continue
        pairs = []
        try:
            for _ in range(rounds):
                own = fresh(ours)
                measured.append(own.seconds)
                memory = max(memory, own.peak_megabytes)
                pairs.append(fresh(command).seconds / own.seconds)
        except RuntimeError as error:
            ratios.append(f"{name} failed ({error})")
            continue
        ratios.append(f"{statistics.median(pairs):.2f} × {name}")
    seconds = statistics.median(measured) if measured else 0
    print(f"{title}: {seconds:.2f} s, {memory:.0f} MB; {', '.join(ratios)} (wanted: {wanted})", flush=True)


def gongkai(source, kind, *options):
    return [program, "convert", source, "-t", kind, "-o", path("made." + kind), "--force", "--quiet", *options]


def peer(name, *arguments):
    return [python, os.path.join(here, "peers.py"), name, *arguments]


# What is made on the way stands with the rest.
os.environ["TMPDIR"] = folder

# What the other jobs read.
for kind in ("ndjson", "xml"):
    os.system(f"'{program}' convert '{records}' -t {kind} -o '{path('input.' + kind)}' --force --quiet --no-validate --schema '{here}/text.json'")
    with open(path("schema.xsd"), "wb") as file:
        file.write(os.popen(f"'{program}' schema '{here}/text.json' --as xsd").read().encode())
ndjson, xml = path("input.ndjson"), path("input.xml")

compare("CSV to NDJSON, all text", gongkai(records, "ndjson"), [
    ("polars", peer("polars-csv-ndjson", records, path("made.p.ndjson"))),
    ("duckdb", peer("duckdb-csv-ndjson", records, path("made.d.ndjson"))),
    ("cp of the output", ["cp", ndjson, path("made.c.ndjson")]),
], "3 of the faster, 0.5 of cp")
compare("CSV to NDJSON, typed", gongkai(records, "ndjson", "--schema", f"{here}/typed.json"), [
    ("polars", peer("polars-csv-ndjson", records, path("made.p.ndjson"))),
    ("duckdb", peer("duckdb-csv-ndjson-typed", records, path("made.d.ndjson"))),
], "2.5 of the faster")
compare("CSV to XML, not validated", gongkai(records, "xml", "--no-validate"), [
    ("chdb", peer("chdb-csv-xml", records, path("made.c.xml"))),
], "3")
compare("CSV to XML, validated", gongkai(records, "xml", "--schema", f"{here}/text.json"), [
    ("xmllint --stream --schema", ["xmllint", "--noout", "--stream", "--huge", "--schema", path("schema.xsd"), xml]),
], "2")
database = path("made.i.sqlite")
with open(path("table.sql"), "w") as file:
    file.write(os.popen(f"'{program}' schema '{here}/text.json' --as sql --dialect sqlite").read())
compare("CSV to SQLite, all text", gongkai(records, "sqlite"), [
    ("sqlite3 .import", ["sh", "-c", f"sqlite3 '{database}' < '{path('table.sql')}' && "
     f"sqlite3 '{database}' '.mode csv' '.import --skip 1 \"{records}\" records'"]),
], "1")
compare("XML to CSV", gongkai(xml, "csv"), [("lxml iterparse", peer("lxml-xml-csv", xml, path("made.l.csv")))], "6")
compare("NDJSON to CSV", gongkai(ndjson, "csv"), [
    ("polars", peer("polars-ndjson-csv", ndjson, path("made.p.csv"))),
    ("miller", ["sh", "-c", f"mlr --ijsonl --ocsv --records-per-batch 500 cat '{ndjson}' > '{path('made.m.csv')}'"]),
], "2 of polars, 10 of miller")
