"""Puts the tables of publications into Data Packages and validates those with frictionless.

Usage: tables_judge.py GONGKAI SCHEMAS INPUT…
Prints a line an input and what is wrong; exits with 1 where anything is.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from frictionless import Package, Resource


def printed(gongkai, *arguments):
    """What `gongkai table` prints; errors in the input itself are no failure of the table."""
    run = subprocess.run([gongkai, "table", *arguments, "--quiet"], capture_output=True)
    if run.returncode not in (0, 1):
        sys.exit(f"gongkai table {' '.join(arguments)}: status {run.returncode}\n{run.stderr.decode()}")
    return run.stdout


def resources(gongkai, schemas, source, folder):
    """Writes every table of an input into a folder, and gives the resources."""
    # Of the schemas in the folder those of the tables that every publication has.
    for line in printed(gongkai).decode().splitlines():
        file = schemas / f"{line.split()[0]}.json"
        resource = json.loads(file.read_text(encoding="utf-8"))
        (folder / resource["path"]).write_bytes(printed(gongkai, resource["name"], source))
        shown = json.loads(printed(gongkai, resource["name"], "--schema"))
        if shown != resource["schema"]:
            sys.exit(f"{file.name} and gongkai table --schema differ")
        yield resource
    with open(folder / "tables.csv", encoding="utf-8", newline="") as file:
        names = [row["dataset"] for row in csv.DictReader(file)]
    for name in names:
        path = name.replace("/", "-") + ".csv"
        (folder / path).write_bytes(printed(gongkai, name, source))
        schema = json.loads(printed(gongkai, name, source, "--schema"))
        yield {
            "name": name.replace("/", "-"), "type": "table", "path": path, "format": "csv", "encoding": "utf-8",
            "schema": schema,
        }


def report(folder, package):
    """Validates a package that is written into its folder."""
    file = folder / "datapackage.json"
    file.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    return Package(str(file)).validate()


def break_document(folder):
    """Makes a record point to a document that there is not, and leaves out what must be there."""
    file = folder / "divisions.csv"
    lines = file.read_bytes().split(b"\r\n")
    lines.insert(1, b"no-such-division,no-such-document" + b"," * (lines[0].count(b",") - 1))
    file.write_bytes(b"\r\n".join(lines))


def main(gongkai, schemas, *sources):
    wrong = 0
    for file in sorted(file for file in Path(schemas).glob("*.json") if not file.name.endswith(".schema.json")):
        for error in Resource.metadata_validate(json.loads(file.read_text(encoding="utf-8"))):
            print(f"{file.name}: {error.note}")
            wrong += 1
    for source in sources:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            package = {"name": "tables", "resources": list(resources(gongkai, Path(schemas), source, folder))}
            found = report(folder, package)
            errors = found.flatten(["title", "rowNumber", "fieldName", "message"])
            print(f"{source}: {found.stats['tasks']} tables, {len(errors)} errors")
            for error in errors[:20]:
                print("  ", *error)
            wrong += len(errors)
            break_document(folder)
            kinds = {kind for (kind,) in report(folder, package).flatten(["type"])}
            if not {"foreign-key", "constraint-error"} <= kinds:
                print(f"{source}: a broken record was not refused: {sorted(kinds)}")
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
