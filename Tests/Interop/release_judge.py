"""Judges the metadata and the data of a release. See release.sh."""

import csv
import datetime
import json
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import openpyxl
import pyshacl
import rdflib

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
RDF = rdflib.RDF

release, shapes, publication_schema = (Path(argument) for argument in sys.argv[1:4])
faults = []


def check(condition, message):
    if not condition:
        faults.append(message)


def catalogue():
    """DCAT: what it says, and that the files it names are there with their sizes."""
    graph = rdflib.Graph().parse(release / "catalog.jsonld", format="json-ld")
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(shapes), shacl_graph_format="turtle", inference="none")
    check(conforms, text)
    base = str(next(graph.subjects(RDF.type, DCAT.Catalog)))
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    folders = [path for kind in ("datasets", "documents") for path in (release / kind).glob("*/")]
    check(len(datasets) == len(folders), f"{len(datasets)} dcat:Dataset for {len(folders)} folders")
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL))
        path = release / unquote(address.removeprefix(base))
        check(path.is_file(), f"{address} is not there")
        check(path.stat().st_size == int(graph.value(distribution, DCAT.byteSize)), f"{address} has another size")
    # A catalogue without what is mandatory must be refused, or the shapes say nothing.
    for kind, predicate in [(DCAT.Catalog, rdflib.DCTERMS.publisher), (DCAT.Dataset, rdflib.DCTERMS.title),
                            (DCAT.Distribution, DCAT.accessURL), (rdflib.FOAF.Organization, rdflib.FOAF.name)]:
        broken = rdflib.Graph() + graph
        subject = next(broken.subjects(RDF.type, kind))
        broken.remove((subject, predicate, None))
        conforms, _, _ = pyshacl.validate(broken, shacl_graph=str(shapes), shacl_graph_format="turtle")
        check(not conforms, f"{kind} without {predicate} passes the shapes")
    print(f"{len(datasets)} datasets, {len(list(graph.subjects(RDF.type, DCAT.Distribution)))} distributions")


def provenance():
    graph = rdflib.Graph().parse(release / "provenance.jsonld", format="json-ld")
    activity = list(graph.subjects(RDF.type, PROV.Activity))
    check(len(activity) == 1, "one activity is expected")
    for entity in graph.subjects(PROV.wasGeneratedBy, None):
        source = graph.value(entity, PROV.wasDerivedFrom)
        check((source, RDF.type, PROV.Entity) in graph, f"{entity} is derived from {source}, which nothing describes")


def same(cell, text):
    """Whether a cell of a workbook holds the value of a cell of CSV."""
    if cell is None or isinstance(cell, str):
        return (cell or "") == text
    if isinstance(cell, bool):
        return text == str(cell).lower()
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.isoformat()[: len(text)] == text.replace("Z", "")
    try:
        return Decimal(str(cell)) == Decimal(text)
    except InvalidOperation:
        return False


def datasets():
    for folder in sorted((release / "datasets").glob("*/")):
        name = folder.name
        document = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        records = document["records"]
        schema = json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.validators.validator_for(schema).check_schema(schema)
        validator = jsonschema.validators.validator_for(schema)(schema)
        for error in validator.iter_errors(document):
            check(False, f"{name}: {error.json_path}: {error.message}")
        with open(folder / f"{name}.ndjson", encoding="utf-8") as lines:
            check([json.loads(line) for line in lines] == records, f"{name}: NDJSON and JSON differ")
        with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        check(len(rows) == len(records) + 1, f"{name}: {len(rows) - 1} records as CSV, {len(records)} as JSON")
        sheet = openpyxl.load_workbook(folder / f"{name}.xlsx").worksheets[0]
        cells = list(sheet.iter_rows(values_only=True))
        check(len(cells) == len(rows), f"{name}: {len(rows)} rows as CSV, {len(cells)} as XLSX")
        for index, (row, found) in enumerate(zip(rows[1:], cells[1:])):
            found = found + (None,) * (len(row) - len(found))
            for column, text in enumerate(row):
                check(same(found[column], text), f"{name} row {index + 1}: {text!r} as CSV, {found[column]!r} as XLSX")
        print(f"{name}: {len(records)} records")


def documents():
    schema = json.loads(publication_schema.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for path in sorted((release / "documents").glob("*/*.json")):
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))):
            check(False, f"{path.name}: {error.message}")


for part in (catalogue, provenance, datasets, documents):
    part()
for fault in faults:
    print(fault, file=sys.stderr)
sys.exit(1 if faults else 0)
