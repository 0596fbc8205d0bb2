"""Makes awkward records, and judges what the program wrote of records. See records-formats.sh."""

import csv
import datetime
import json
import sys
from decimal import Decimal
from pathlib import Path

AWKWARD = [
    # code, text, amount, count, yes, day, year, tags
    ["007", "=1+1", "0.50", "123456789012345", "true", "2024-02-29", "2024", "甲；乙"],
    ["0", "+a\tb", "-12345678901234567890.123", "1234567890123456", "false", "0001-01-01", "0099", ""],
    ["a/b\\", "\\N", "", "", "", "1900-02-28", "", "\\\\；\\；"],
    ["\\.", "\"q\"\nn<&>]]>", "999999999999999", "-1", "true", "1900-03-01", "9999", "甲；甲"],
    ["𠮷名", " @space ", "9.95", "0", "false", "9999-12-31", "0001", "e\u0301"],
]


def make(folder):
    types = ["string", "string", "decimal", "integer", "boolean", "date", "year", "list"]
    names = ["code", "text", "amount", "count", "yes", "day", "year", "tags"]
    standard = {"decimal": "number", "list": "list"}
    fields = []
    for name, kind in zip(names, types):
        field = {"name": name, "title": "列" + name, "type": standard.get(kind, kind)}
        if kind == "decimal":
            field["gongkai"] = {"type": "decimal"}
        if kind == "list":
            field |= {"itemType": "string", "delimiter": "；"}
        fields.append(field)
    resource = {"name": "awkward", "title": "难写的记录", "path": "awkward.csv", "schema": {"fields": fields, "primaryKey": ["code"]}}
    (folder / "awkward.schema.json").write_text(json.dumps(resource, ensure_ascii=False), encoding="utf-8")
    with open(folder / "awkward.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *AWKWARD])


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: got {got!r}, wanted {wanted!r}")


def items(text):
    """The items of a cell of a list."""
    found, item, escaped = [], "", False
    for character in text:
        if escaped or character not in "\\；":
            item, escaped = item + character, False
        elif character == "\\":
            escaped = True
        else:
            found.append(item)
            item = ""
    return found + [item]


def judge_rdf(folder, name, fields, records):
    import rdflib

    turtle = rdflib.Graph().parse(folder / f"{name}.out.turtle", format="turtle")
    triples = rdflib.Graph().parse(folder / f"{name}.out.ntriples", format="nt")
    expect(f"{name}: Turtle and N-Triples", set(turtle), set(triples))
    namespace = f"urn:gongkai:dataset:{name}:1"
    wanted = len(fields) + len(records)
    values = set()
    for record in records:
        for field, value in zip(fields, record):
            for item in (set(items(value)) if field == "tags" else {value}) if value else ():
                values.add((field, item))
                wanted += 1
    expect(f"{name}: triples", len(turtle), wanted)
    prefix = namespace + "#"
    got = {(str(p)[len(prefix):], str(o)) for s, p, o in turtle if str(p).startswith(prefix)}
    # A literal of a type may be put into another form of its own when it is read.
    raw = {(field, value) for field, value in values if field in ("code", "text", "tags", "party", "decision")}
    missing = raw - got
    expect(f"{name}: values that are not there", missing, set())
    for s, p, o in turtle:
        if isinstance(o, rdflib.Literal) and o.datatype:
            expect(f"{name}: ill-typed {o!r}", bool(o.ill_typed), False)


def judge_xlsx(folder, name, records):
    import openpyxl

    sheet = openpyxl.load_workbook(folder / f"{name}.out.xlsx").worksheets[0]
    expect(f"{name}: frozen", sheet.freeze_panes, "A2")
    got = list(sheet.iter_rows(min_row=2))
    expect(f"{name}: rows", len(got), len(records))
    for cells, record in zip(got, records):
        for cell, value in zip(cells, record):
            held = cell.value
            if value == "":
                expect(f"{name} {cell.coordinate}", held, None)
            elif isinstance(held, bool):
                expect(f"{name} {cell.coordinate}", str(held).lower(), value)
            elif isinstance(held, (int, float)):
                expect(f"{name} {cell.coordinate}", Decimal(repr(held)), Decimal(value))
                if len(value) > 16:
                    sys.exit(f"{cell.coordinate}: {value} is no longer exact")
            elif isinstance(held, datetime.datetime):
                expect(f"{name} {cell.coordinate}", held.date().isoformat(), value)
            else:
                expect(f"{name} {cell.coordinate}", held, value)
            if cell.data_type == "f":
                sys.exit(f"{cell.coordinate} is a formula")


def judge_sqlite(path, name, fields, records):
    import sqlite3

    database = sqlite3.connect(path)
    got = list(database.execute(f'SELECT * FROM "{name}" ORDER BY rowid'))
    expect(f"{name}: rows in SQLite", len(got), len(records))
    integers = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")') if row[2] == "INTEGER"}
    for number, (row, record) in enumerate(zip(got, records), start=1):
        for field, held, value in zip(fields, row, record):
            wanted = None if value == "" else int(value) if field in integers else value
            expect(f"{name}: record {number}, {field}", held, wanted)
    schema, = database.execute("SELECT schema FROM gongkai_datasets WHERE name = ?", [name]).fetchone()
    expect(f"{name}: fields of the schema", [field["name"] for field in json.loads(schema)["fields"]], fields)


def main():
    task, folder = sys.argv[1], Path(sys.argv[2])
    if task == "make":
        return make(folder)
    name = sys.argv[3]
    if task == "table":
        head, *records = rows(folder / "gazette.csv")
        judge_sqlite(folder / "gazette.sqlite", name, head, records)
        print(f"{name}: SQLite has {len(records)} records of the gazette")
        return None
    head, *records = rows(folder / f"{name}.out.csv")
    if task == "judge":
        judge_rdf(folder, name, head, records)
        judge_xlsx(folder, name, records)
        judge_sqlite(folder / f"{name}.out.sqlite", name, head, records)
        print(f"{name}: rdflib, openpyxl and SQLite read {len(records)} records")
        return None
    back = rows(folder / f"{name}.back.csv")
    # The database knows the year 99 without its zeros, and t and f.
    words = {"t": "true", "f": "false"}
    plain = lambda field, value: str(int(value)) if field == "year" and value else words.get(value, value)
    clean = lambda table: sorted([plain(field, value) for field, value in zip(head, row)] for row in table)
    expect(f"{name}: rows from PostgreSQL", clean(back), clean(records))
    print(f"{name}: PostgreSQL gives {len(back)} records back")
    return None


if __name__ == "__main__":
    sys.exit(main())
