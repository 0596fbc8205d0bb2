"""Judges the samples of the catalogue's datasets by frictionless and xmllint.

usage: datasets_judge.py GONGKAI ROOT
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from frictionless import Resource, Schema

# What frictionless knows of our rules: Table Schema has no word for the others.
KNOWN = {"record.required", "record.minimum", "record.maximum", "record.minimum-length", "record.maximum-length",
         "record.enumeration", "record.not-a-code"}


def rows_refused(file, schema):
    """The numbers of the records that frictionless refuses."""
    report = Resource(path=file.name, basepath=str(file.parent), schema=schema).validate()
    errors = report.flatten(["rowNumber", "type", "message"])
    assert all(row for row, _, _ in errors), errors
    return {row - 1 for row, _, _ in errors}


def main(gongkai, root):
    samples = root / "Samples" / "datasets"
    definitions = root / "Schemas" / "Datasets"
    count = 0
    for good in sorted(samples.glob("*.csv")):
        name = good.name.removesuffix(".csv")
        if "." in name:
            continue
        count += 1
        resource = json.loads((definitions / f"{name}.json").read_text(encoding="utf-8"))
        schema = Schema.from_descriptor(resource["schema"])
        assert not rows_refused(good, schema), f"{name}: {rows_refused(good, schema)}"
        reasons = (samples / f"{name}.reasons.csv").read_text(encoding="utf-8").split()[1:]
        known = {int(line.split(",")[0]) for line in reasons if line.split(",")[1] in KNOWN}
        refused = rows_refused(samples / f"{name}.bad.csv", schema)
        assert known <= refused, f"{name}: frictionless takes rows {sorted(known - refused)}"
        with tempfile.TemporaryDirectory() as folder:
            xml = Path(folder) / f"{name}.xml"
            subprocess.run([gongkai, "convert", good, "--schema", name, "-o", xml, "--quiet"], check=True)
            subprocess.run(["xmllint", "--noout", "--schema", definitions / f"{name}.xsd", xml], check=True,
                           stderr=subprocess.PIPE)
    print(f"{count} datasets: frictionless and xmllint take the good rows and refuse the bad ones that they can know.")
    assert count >= 67, count


main(sys.argv[1], Path(sys.argv[2]))
