"""Has independent programs judge the schemas that gongkai writes of datasets.

Usage: schemas_judge.py GONGKAI SCHEMAS FOLDER
Prints what is wrong, and how much was judged; exits with 1 where anything is wrong.
"""

import csv
import decimal
import json
import sqlite3
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from xml.sax.saxutils import escape

import csvw
import jsonschema
import pglast
from frictionless import Resource, Schema

FORMS = ["table-schema", "data-resource", "xsd", "json-schema", "csvw", "sql", "markdown", "csv"]
wrong = []
counts = {}


def check(judge, good, what):
    counts[judge] = counts.get(judge, 0) + 1
    if not good:
        wrong.append(f"{judge}: {what}")


def written(gongkai, source, form, *options):
    """A schema in one form."""
    run = subprocess.run([gongkai, "schema", str(source), "--as", form, "--quiet", *options], capture_output=True)
    if run.returncode != 0:
        wrong.append(f"gongkai schema {source} --as {form}: status {run.returncode}\n{run.stderr.decode()}")
    return run.stdout.decode()


def judge_descriptors(name, forms):
    """frictionless: the Table Schema and the Data Resource by the standard's own profiles."""
    for error in Schema.metadata_validate(json.loads(forms["table-schema"])):
        check("frictionless", False, f"{name}: {error.note}")
    check("frictionless", True, name)
    for error in Resource.metadata_validate(json.loads(forms["data-resource"])):
        check("frictionless", False, f"{name}: {error.note}")
    check("frictionless", True, name)


def judge_json(name, text, samples):
    """jsonschema: the schema by its metaschema, and every sample by the schema."""
    schema = json.loads(text, parse_float=decimal.Decimal)
    jsonschema.Draft202012Validator.check_schema(schema)
    check("jsonschema", True, name)
    whole = jsonschema.Draft202012Validator(schema)
    single = jsonschema.Draft202012Validator({**schema["$defs"]["record"], "$id": "urn:x"})
    for sample in samples:
        record = sample["record"]
        check("jsonschema", single.is_valid(record) == sample["valid"], f"{name}: {record} {sample['valid']}")
        data = {"dataset": {"name": schema["properties"]["dataset"]["properties"]["name"]["const"]}, "records": [record]}
        check("jsonschema", whole.is_valid(data) == sample["valid"], f"{name}: {record} as a dataset")
    for other in ([], {"records": {}}, {"records": [], "more": 1}, {"records": [{"no such field": 1}]}):
        check("jsonschema", not whole.is_valid(other), f"{name}: {other} was let through")


def xml_value(value):
    if isinstance(value, list):
        return "".join(f"<item>{xml_value(item)}</item>" for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(str(value)).replace("\r", "&#13;")


def judge_xml(name, text, samples, folder):
    """xmllint: samples by the XSD. Years lost their leading zeros in JSON, so they are told from the cells."""
    xsd = folder / "schema.xsd"
    xsd.write_text(text, encoding="utf-8")
    namespace = text.split('targetNamespace="')[1].split('"')[0]
    names = [field["name"] for field in json.loads(samples_schema(folder))["schema"]["fields"]]
    for number, sample in enumerate(samples):
        fields = ""
        for field, cell in zip(names, sample["cells"]):
            if cell is not None:
                value = sample["record"][field]
                inner = xml_value(value) if isinstance(value, list) else escape(cell)
                fields += f"<{field}>{inner}</{field}>"
        file = folder / f"{number}-{'valid' if sample['valid'] else 'invalid'}.xml"
        file.write_text(f'<dataset xmlns="{namespace}"><record>{fields}</record></dataset>', encoding="utf-8")
    files = sorted(folder.glob("*-*valid.xml"))
    if not files:
        run = subprocess.run(["xmllint", "--noout", "--schema", str(xsd), str(xsd)], capture_output=True, text=True)
        return check("xmllint", "failed to compile" not in run.stderr, f"{name}: {run.stderr}")
    run = subprocess.run(
        ["xmllint", "--noout", "--schema", str(xsd), *map(str, files)], capture_output=True, text=True)
    valid = {line.rsplit(" ", 1)[0] for line in run.stderr.splitlines() if line.endswith(" validates")}
    for file in files:
        check("xmllint", (str(file) in valid) == file.name.endswith("-valid.xml"), f"{name}: {file.read_text()}")
    return None


def samples_schema(folder):
    return (folder / "resource.json").read_text(encoding="utf-8")


def judge_csvw(name, text, samples, header, folder):
    """csvw: the description is read without a warning, and valid records by it."""
    description = json.loads(text)
    with open(folder / description["url"], "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for sample in samples:
            # A text that is empty, or stands for a missing value, cannot be told apart from one in CSVW.
            cells = ["" if cell is None else cell for cell in sample["cells"]]
            if sample["valid"] and all(cells) and not set(cells) & set(description["null"]):
                writer.writerow(cells)
    metadata = folder / "metadata.json"
    metadata.write_text(text, encoding="utf-8")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = csvw.CSVW(str(folder / description["url"]), md_url=str(metadata), validate=True)
        is_valid = table.is_valid
    told = [str(warning.message) for warning in [*caught, *table.warnings]]
    check("csvw", is_valid and not told, f"{name}: {told[:3]}")


def judge_sql(name, forms, samples, header):
    """SQLite makes the table and takes what is valid; PostgreSQL's own parser reads its statements."""
    base = sqlite3.connect(":memory:")
    base.executescript(forms["sqlite"])
    columns = [row[1] for row in base.execute(f"PRAGMA table_info({quoted(name)})")]
    check("sqlite", columns == header, f"{name}: columns {columns}")
    for sample in samples:
        if not sample["valid"]:
            continue
        # Text for text: a strict table takes no number where text is wanted, and makes a number of text that is one.
        try:
            base.execute(f"INSERT INTO {quoted(name)} VALUES ({', '.join('?' * len(header))})", sample["cells"])
            check("sqlite", True, name)
        except sqlite3.IntegrityError as error:
            # Values that must not repeat do so among the samples, and 64 bits are not enough for every number.
            what = str(error)
            check("sqlite", "UNIQUE" in what or "cannot store" in what, f"{name}: {what}: {sample['cells']}")
    try:
        check("pglast", len(pglast.parse_sql(forms["postgresql"])) >= 2, name)
    except pglast.parser.ParseError as error:
        check("pglast", False, f"{name}: {error}\n{forms['postgresql']}")


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def judge(gongkai, source, samples):
    forms = {form: written(gongkai, source, form) for form in FORMS}
    for dialect in ("sqlite", "postgresql"):
        forms[dialect] = written(gongkai, source, "sql", "--dialect", dialect)
    resource = json.loads(forms["data-resource"])
    name = resource["name"]
    header = next(csv.reader([forms["csv"]]))
    check("csv", header == [field["name"] for field in resource["schema"]["fields"]], f"{name}: {header}")
    judge_descriptors(name, forms)
    judge_json(name, forms["json-schema"], samples)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "resource.json").write_text(forms["data-resource"], encoding="utf-8")
        judge_xml(name, forms["xsd"], samples, folder)
        judge_csvw(name, forms["csvw"], samples, header, folder)
    judge_sql(name, forms, samples, header)


def main(gongkai, schemas, folder):
    for file in sorted(file for file in Path(schemas).glob("*.json") if not file.name.endswith(".schema.json")):
        judge(gongkai, file, [])
    for file in sorted(Path(folder).glob("*.json")) if folder else []:
        samples = json.loads(file.with_suffix(".samples").read_text(encoding="utf-8"), parse_float=decimal.Decimal)
        judge(gongkai, file, samples)
    for line in wrong[:40]:
        print(line)
    print(", ".join(f"{judge} {count}" for judge, count in counts.items()), f"judged, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
