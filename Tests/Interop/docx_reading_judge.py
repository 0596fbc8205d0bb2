"""Looks for every text of paragraphs and cells that python-docx finds in what gongkai read of the same document.

Usage: docx_reading_judge.py DOCUMENT PUBLICATION.json …
"""

import json
import re
import sys

import docx


def texts(node):
    """All words of a publication."""
    if isinstance(node, dict):
        return "".join(texts(value) for value in node.values())
    if isinstance(node, list):
        return "".join(map(texts, node))
    return node if isinstance(node, str) else ""


def squeezed(text):
    return re.sub(r"\s+", "", text)


def paragraphs(document):
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from (paragraph.text for paragraph in cell.paragraphs)


def judge(path, publication):
    with open(publication, encoding="utf-8") as file:
        read = json.load(file)
    words = squeezed(texts(read))
    missing = count = 0
    for paragraph in paragraphs(docx.Document(path)):
        # The parts of a line may be fields of the model that do not stand next to each other.
        for part in re.split(r"[\s\t：:，,；;。、（）()《》]+", paragraph):
            count += 1
            if squeezed(part) not in words:
                missing += 1
    assert missing == 0, f"{path}: {missing} of {count} texts are not in what was read"
    print(f"{path.rsplit('/', 1)[-1]}: {count} texts of python-docx, all read")


if __name__ == "__main__":
    for path, publication in zip(sys.argv[1::2], sys.argv[2::2]):
        judge(path, publication)
