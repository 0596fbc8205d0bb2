"""Judges JSON files by a schema: json_judge.py SCHEMA FILE…, called by json.sh.

Every file must be valid, and be laid out as Python's own `json` would; mutants of the first must be refused.
"""

import copy
import json
import sys

from jsonschema import Draft202012Validator


def nodes(value):
    """Every object in a JSON value, outermost first."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(child)


def having(*names, **values):
    """Chooses the first object that has these members, some with these values."""

    def choose(root):
        for node in nodes(root):
            if all(name in node for name in names) and all(node.get(key) == values[key] for key in values):
                return node
        return None

    return choose


def put(name, value):
    return lambda node: node.__setitem__(name, value)


def drop(name):
    return lambda node: node.__delitem__(name)


root, document, source = having("model"), having("addressees"), having("start", "line")
MUTANTS = {
    "the model is missing": (root, drop("model")),
    "the model is another": (root, put("model", "gongkai-publication/2")),
    "the kind is unknown": (root, put("kind", "book")),
    "the catalogue is missing": (root, drop("catalogue")),
    "the title is null": (root, put("title", None)),
    "a member is unknown": (root, put("colour", "red")),
    "the period has no such month": (root, put("period", "2017-13")),
    "the digest is in capitals": (having("sha256"), put("sha256", "A" * 64)),
    "a document has no id": (document, drop("id")),
    "an id holds white space": (document, put("id", "a b")),
    "a document kind is none of the 15": (document, put("kind", "便条")),
    "a document status is unknown": (document, put("status", "valid")),
    "a document is written on no day of the calendar": (document, put("written", "2017-02-30")),
    "an addressee is a number": (document, put("addressees", [1])),
    "a number says its form where it has none": (having("code", "year"), put("form", "standard")),
    "a number has no serial": (having("code", "serial"), drop("serial")),
    "a line is no whole number": (source, put("line", 1.5)),
    "an offset is negative": (source, put("start", -1)),
    "a range is without its end": (source, drop("end")),
    "a repair is of an unknown member": (having("field", "original"), put("field", "colour")),
    "a field source is nowhere": (lambda root: next((n for n in nodes(root) if "field" in n and "original" not in n), None), put("source", [])),
    "a division is of an unknown kind": (having(type="division"), put("kind", "level6")),
    "a division has no marker": (having(type="division"), drop("marker")),
    "a paragraph has a heading": (having(type="paragraph"), put("heading", "x")),
    "a text holds a character forbidden in XML": (having(type="paragraph"), put("text", "a\u0001")),
    "a block is of an unknown type": (having(type="table"), put("type", "picture")),
    "a cell takes no row": (having("rowSpan"), put("rowSpan", 0)),
    "a quantity has no unit": (having("unit", type="quantity"), drop("unit")),
    "a reference has a unit": (having("value", type="reference"), put("unit", "年")),
    "a relation is of an unknown type": (having(type="repeals"), put("type", "likes")),
    "an attachment does not say whether it is omitted": (having("omitted"), drop("omitted")),
    "a piece is dropped for an unknown reason": (having("reason", "text"), put("reason", "dull")),
}
LEAST_MUTANTS = 20


def surviving_mutants(validator, good):
    """The mutants that are wrongly called valid, and how many could be made."""
    made, surviving = 0, []
    for name, (choose, change) in MUTANTS.items():
        mutant = copy.deepcopy(good)
        node = choose(mutant)
        if node is None:
            continue
        change(node)
        made += 1
        if validator.is_valid(mutant):
            surviving.append(name)
    return made, surviving


def main(schema_path, *paths):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    problems, first = [], None
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        value = json.loads(text)
        first = value if first is None else first
        problems += [f"{path}: {error.json_path}: {error.message}" for error in validator.iter_errors(value)]
        if json.dumps(value, ensure_ascii=False, indent=2) + "\n" != text:
            problems.append(f"{path}: not laid out as json.dumps would with an indentation of 2")
    made, surviving = surviving_mutants(validator, first)
    problems += [f"{paths[0]}: called valid although {name}" for name in surviving]
    if made < LEAST_MUTANTS:
        problems.append(f"{paths[0]}: only {made} mutants could be made of it; expected {LEAST_MUTANTS} or more")
    print("\n".join(problems) or f"{len(paths)} files valid, {made} mutants refused")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
