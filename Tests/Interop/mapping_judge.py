"""Makes nested records as XML and JSON of others, and judges the tables that mappings make of them."""
import csv
import json
import pathlib
import random
import sqlite3
import sys

import jsonschema
from lxml import etree


def text(chance):
    return "".join(chance.choice(["a", "甲", "<", "&", '"', ",", "\\", ";", "𠮷", "0", "é"]) for _ in range(chance.randint(1, 8)))


def item(chance, number):
    found = {"id": number, "amount": f"{chance.randint(0, 10**6)}.{chance.randint(0, 99):02}"}
    if chance.random() < 0.7:
        found["name"] = text(chance)
    if chance.random() < 0.7:
        found["site"] = {"city": text(chance), "place": {"x": text(chance)}}
    found["tag"] = [text(chance) for _ in range(chance.randint(0, 3))]
    found["line"] = [
        {"no": n + 1, "note": text(chance), "mark": [text(chance) for _ in range(chance.randint(0, 2))]}
        for n in range(chance.randint(0, 4))
    ]
    return found


def add(parent, name, value):
    """Numbers become attributes, everything else elements."""
    if isinstance(value, list):
        for part in value:
            add(parent, name, part)
    elif isinstance(value, dict):
        element = etree.SubElement(parent, name)
        for key, part in value.items():
            add(element, key, part)
    elif isinstance(value, int):
        parent.set(name, str(value))
    else:
        etree.SubElement(parent, name).text = value


def make(folder, count):
    for seed in range(count):
        chance = random.Random(seed)
        items = [item(chance, n + 1) for n in range(chance.randint(5, 60))]
        # So that every part comes up more than once.
        items[0].update(tag=["a", "b"], line=[{"no": 1, "note": "n", "mark": ["p", "q"]}, {"no": 2, "note": "m", "mark": []}])
        root = etree.Element("{urn:others}export", nsmap={None: "urn:others"} if seed % 2 else {"o": "urn:others"})
        etree.SubElement(root, "made").text = "2026"
        records = etree.SubElement(root, "records")
        for found in items:
            add(records, "item", found)
        etree.ElementTree(root).write(
            str(folder / f"{seed:02}.xml"), encoding="GB18030" if seed % 3 == 0 else "UTF-8", xml_declaration=True, pretty_print=seed % 2 == 0)
        body = json.dumps({"made": 2026, "data": {"item": items}}, ensure_ascii=seed % 2 == 0, indent=seed % 3 or None)
        (folder / f"{seed:02}.json").write_text(body, encoding="utf-8")


def listed(values):
    return ",".join(v.replace("\\", "\\\\").replace(",", "\\,") for v in values)


def expected_json(path):
    for found in json.loads(path.read_text(encoding="utf-8"))["data"]["item"]:
        site = found.get("site", {})
        yield {
            "id": str(found["id"]), "amount": found["amount"], "name": found.get("name", ""), "site_city": site.get("city", ""),
            "site_place_x": site.get("place", {}).get("x", ""), "tag": listed(found["tag"]),
        }, [{"no": str(l["no"]), "note": l["note"], "mark": listed(l["mark"])} for l in found["line"]]


def expected_xml(path):
    for found in etree.parse(str(path)).iterfind(".//{*}item"):
        def one(where, of=found):
            return of.findtext(where) or ""

        yield {
            "id": found.get("id"), "amount": one("{*}amount"), "name": one("{*}name"), "site_city": one("{*}site/{*}city"),
            "site_place_x": one("{*}site/{*}place/{*}x"), "tag": listed(t.text for t in found.iterfind("{*}tag")),
        }, [
            {"no": l.get("no"), "note": one("{*}note", l), "mark": listed(m.text for m in l.iterfind("{*}mark"))}
            for l in found.iterfind("{*}line")
        ]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check(folder, schema):
    schema = json.loads(pathlib.Path(schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    count = 0
    for path in sorted([*folder.glob("*.xml"), *folder.glob("*.json")]):
        mapping = json.loads(pathlib.Path(f"{path}.mapping").read_text(encoding="utf-8"))
        jsonschema.validate(mapping, schema)
        records, lines = [], []
        for row, parts in (expected_xml if path.suffix == ".xml" else expected_json)(path):
            records.append(row)
            lines += [{"item_id": row["id"], "position": str(n + 1), **part} for n, part in enumerate(parts)]
        assert rows(f"{path}.tables/item.csv") == [{k: row[k] for k in row} for row in records], path
        assert rows(f"{path}.tables/line.csv") == lines, path
        with sqlite3.connect(f"{path}.sqlite") as database:
            joined = database.execute('SELECT count(*) FROM "line" JOIN "item" ON "item_id" = "id"').fetchone()[0]
            assert joined == len(lines), path
            assert not database.execute("PRAGMA foreign_key_check").fetchall(), path
            assert database.execute('PRAGMA foreign_key_list("line")').fetchall(), path
        count += len(records) + len(lines)
    print(f"lxml and json: the same {count} rows")


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    else:
        check(pathlib.Path(sys.argv[2]), sys.argv[3])
