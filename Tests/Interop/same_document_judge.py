"""Compares two readings of one document: its divisions, tables and metadata, without ids, places and what is said of the source.

Usage: same_document_judge.py [--documents] [--flat-lists] [--without MEMBER]… [--without-item LABEL]… FIRST.json SECOND.json …, two by two. Exit status 1 where two differ.
--without leaves a member out of the comparison, such as one that a form of a document cannot say; --documents compares the
documents alone; --flat-lists takes the items of lists for the paragraphs in them; --without-item leaves an item of the document's metadata out, by its label.
"""

import difflib
import json
import sys

# Where something stands and how it was read is another thing in each file.
PLACES = {"id", "source", "sourceFile", "dropped", "original", "repairs", "fieldSources"}
LEFT_OUT = set()
OPTIONS = set()
ITEMS = set()


BULLETS = str.maketrans("*-•·●", "-----")


def stripped(node, name=""):
    if isinstance(node, dict):
        kept = {key: stripped(value, key) for key, value in node.items() if key not in PLACES | LEFT_OUT}
        if "leads" in kept:
            # The note as it is printed, whose blanks are those of the file.
            kept["text"] = "".join(kept["text"].split())
        return {key: value for key, value in kept.items() if value not in ([], None)}
    if isinstance(node, list):
        kept = [item for item in node if not (isinstance(item, dict) and item.get("type") == "repair")]
        if name == "metadata":
            kept = [item for item in kept if item.get("label") not in ITEMS]
        if "--flat-lists" in OPTIONS:
            kept = [block for item in kept for block in flat(item)]
        return [stripped(item) for item in kept]
    return node.translate(BULLETS) if name == "marker" and len(node) == 1 else node


def flat(block):
    if isinstance(block, dict) and block.get("type") == "list":
        return [inner for item in block.get("items", []) for inner in item.get("blocks", [])]
    return [block]


def lines(path):
    with open(path, encoding="utf-8") as file:
        read = json.load(file)
        if "--documents" in OPTIONS:
            read = read.get("documents", [])
        return json.dumps(stripped(read), ensure_ascii=False, indent=1, sort_keys=True).splitlines()


def main(paths):
    different = 0
    for first, second in zip(paths[::2], paths[1::2]):
        changes = [
            line
            for line in difflib.unified_diff(lines(first), lines(second), lineterm="", n=2)
            if not line.startswith(("---", "+++"))
        ]
        if changes:
            different += 1
            print(f"{first} and {second} differ:", *changes[:80], sep="\n  ", file=sys.stderr)
    print(f"{len(paths) // 2} pairs of readings compared, {different} differ")
    return 1 if different else 0


if __name__ == "__main__":
    while sys.argv[1:] and sys.argv[1].startswith("--"):
        option = sys.argv.pop(1)
        if option == "--without":
            LEFT_OUT.add(sys.argv.pop(1))
        elif option == "--without-item":
            ITEMS.add(sys.argv.pop(1))
        else:
            OPTIONS.add(option)
    sys.exit(main(sys.argv[1:]))
