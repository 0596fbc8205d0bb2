"""Judges what was read of databases. See databases.sh."""

import base64
import csv
import json
import sqlite3
import sys
from decimal import Decimal

csv.field_size_limit(1 << 30)


def fail(*words):
    sys.exit(" ".join(str(word) for word in words))


def records(path):
    """The records of our JSON, with numbers as their digits stand."""
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal, parse_int=Decimal)["records"]


def make_sqlite(types, million):
    database = sqlite3.connect(types)
    database.execute(
        "CREATE TABLE every (i INTEGER PRIMARY KEY, r REAL, n NUMERIC, d DECIMAL(10,2), t TEXT, v VARCHAR(9), b BLOB,"
        " ok BOOLEAN, day DATE, at DATETIME, h TIME, u, g INT AS (i * 2))")
    rows = [
        (1, 0.1, 5, 12.34, "", "a\tb\nc\\", bytes(range(256)), 1, "2024-02-29", "2024-02-29 10:11:12", "10:11:12", 7),
        (2, 1e-7, 2.5, -3, "\\N", "'\"", b"", 0, None, None, None, None),
        (3, None, None, None, None, "𠮷\u0001", None, None, "0001-01-01", "2024-02-29T10:11:12Z", "00:00:00", 8.25),
        (2**62, 1.7976931348623157e308, 2**53 + 1, 0.3, "值", None, None, None, None, None, None, None),
    ]
    marks = ", ".join("?" * 12)
    database.executemany(f"INSERT INTO every VALUES ({marks})", rows)
    database.commit()
    database = sqlite3.connect(million)
    database.execute("CREATE TABLE million (id INTEGER PRIMARY KEY, name TEXT, value TEXT, amount REAL)")
    values = ((i, f"name {i}", None if i % 3 == 0 else "" if i % 3 == 1 else f"值{i}", i / 8) for i in range(1_000_000))
    database.executemany("INSERT INTO million VALUES (?, ?, ?, ?)", values)
    database.commit()


def types_sqlite(path, ours):
    database = sqlite3.connect(path)
    database.row_factory = sqlite3.Row
    rows = list(database.execute("SELECT * FROM every"))
    found = records(ours)
    if len(rows) != len(found):
        fail("there are", len(found), "records of", len(rows))
    for row, record in zip(rows, found):
        for name in row.keys():
            value = row[name]
            if isinstance(value, bytes):
                value = base64.b64encode(value).decode()
            elif name == "ok" and value is not None:
                value = bool(value)
            elif isinstance(value, float):
                # The digits are the shortest that mean this fraction.
                if float(record[name]) != value:
                    fail(name, value, record[name])
                continue
            elif name == "at" and value is not None:
                value = value.replace(" ", "T")
            if record.get(name) != value or (value is None) != (name not in record):
                fail("record", row["i"], name, repr(value), repr(record.get(name)))


def million_sqlite(path, ours):
    with open(ours, encoding="utf-8", newline="") as file:
        # NULL and empty text differ by quotes alone, which Python's reader does not tell.
        lines = file.read().split("\r\n")
    expected = sqlite3.connect(path).execute("SELECT * FROM million")
    if lines[0] != "id,name,value,amount":
        fail(lines[0])
    count = 0
    for (number, name, value, amount), line in zip(expected, lines[1:]):
        cell = "" if value is None else '""' if value == "" else value
        if not line.startswith(f"{number},{name},{cell},") or float(line.rsplit(",", 1)[1]) != amount:
            fail("row", number, line)
        count += 1
    if count != 1_000_000 or lines[1_000_001:] != [""]:
        fail(count, "rows were read")


def same_csv(expected, ours):
    """Cell for cell by the text of the file; the server writes LF, and a space between date and time."""
    count = 0
    with open(expected, encoding="utf-8", newline="") as left, open(ours, encoding="utf-8", newline="") as right:
        for theirs, line in zip(left, right, strict=True):
            theirs, line = theirs.rstrip("\n"), line.rstrip("\r\n")
            if count:
                day, time = theirs.rsplit(" ", 1)
                theirs = day + "T" + time
            if theirs != line:
                fail("line", count + 1, theirs, line)
            count += 1
    if count != 1_000_001:
        fail(count, "lines were read")


def types_postgresql(theirs, ours):
    with open(theirs, encoding="utf-8") as file:
        rows = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in file]
    found = records(ours)
    if [row["id"] for row in rows] != [record["id"] for record in found]:
        fail("the records are others")
    for row, record in zip(rows, found):
        for name, value in row.items():
            got = record.get(name)
            if value is None:
                if name in record:
                    fail(name, "is there:", got)
                continue
            if name not in record:
                fail(name, "is not there:", value)
            if name in ("j", "jb"):
                got, value = json.loads(got, parse_int=Decimal), value
            elif name == "by":
                got = "\\x" + base64.b64decode(got).hex()
            elif name == "tsz":
                value = "2020-01-01T19:04:05Z"
            elif name == "iv":
                value = "P1Y2M3DT4H5M6.7S"
            elif name == "o":
                value = Decimal(value)
            elif name in ("r", "dp"):
                got, value = float(got), float(value)
            elif name in ("n", "n2", "na"):
                # Digits, not only values: 1.50 is no 1.5.
                got, value = str(got), str(value)
            if got != value:
                fail("record", row["id"], name, repr(value), repr(got))


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    {
        "make-sqlite": make_sqlite, "types-sqlite": types_sqlite, "million-sqlite": million_sqlite,
        "same-csv": same_csv, "types-postgresql": types_postgresql,
    }[command](*arguments)
