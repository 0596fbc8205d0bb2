"""Judges Word documents by python-docx, against the JSON of the same publications.

Usage: docx_judge.py PUBLICATION.json DOCUMENT.docx …
"""

import json
import sys

import docx
from docx.oxml.ns import qn
from docx.shared import Mm

from page_words import check_words


def check(publication, path):
    document = docx.Document(path)
    body = document.element.body
    check_words(publication, "".join(element.text or "" for element in body.iter(qn("w:t"))), path)
    # Every paragraph bears a style that is there; python-docx answers with the default for one that is not.
    for element in body.iter(qn("w:p")):
        named = element.style
        if named is None or document.styles.get_by_id(named, 1).style_id != named:
            sys.exit(f"{path}: a paragraph is of the style {named!r}, which is not there")
    section = document.sections[0]
    sizes = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    for size, wanted in zip(sizes, (210, 297, 37, 28)):
        if abs(size - Mm(wanted)) > Mm(0.1):
            sys.exit(f"{path}: a measure is {size.mm} mm, not {wanted}")
    return len(document.paragraphs), len(document.tables)


def main():
    for source, path in zip(sys.argv[1::2], sys.argv[2::2]):
        with open(source, encoding="utf-8") as file:
            publication = json.load(file)
        paragraphs, tables = check(publication, path)
        print(f"{path.rsplit('/', 1)[-1]}: good, with {paragraphs} paragraphs and {tables} tables")


main()
