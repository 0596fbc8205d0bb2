"""Judges HTML and Markdown of a publication by html5lib and markdown-it-py, against its JSON.

Usage: html_judge.py PUBLICATION.json PAGE.html PAGE.md
"""

import json
import re
import sys
from urllib.parse import unquote

import html5lib
from markdown_it import MarkdownIt

from page_words import check_words

XHTML = "{http://www.w3.org/1999/xhtml}"


def check_html(publication, path):
    with open(path, "rb") as file:
        tree = html5lib.HTMLParser(strict=True).parse(file.read(), transport_encoding="utf-8")
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    if len(ids) != len(set(ids)):
        sys.exit(f"{path}: an id stands twice")
    for element in tree.iter():
        if element.tag == XHTML + "script" or any(name.startswith("on") for name in element.keys()):
            sys.exit(f"{path}: holds script")
        href = element.get("href", "")
        if href.startswith("#") and unquote(href[1:]) not in ids:
            sys.exit(f"{path}: {href} leads nowhere")
    if tree.get("lang") != "zh-CN" or not tree.findtext(f"{XHTML}head/{XHTML}title"):
        sys.exit(f"{path}: has no language or no title")
    main = tree.find(f"{XHTML}body/{XHTML}main")
    check_words(publication, "".join(main.itertext()), path)
    levels = [int(element.tag[-1]) for element in main.iter() if re.fullmatch(r"h[1-6]", element.tag.replace(XHTML, ""))]
    if levels and levels[0] != 1:
        sys.exit(f"{path}: the first heading is of level {levels[0]}")
    tables = sum(1 for _ in main.iter(XHTML + "table"))
    return tables


def check_markdown(publication, path):
    with open(path, encoding="utf-8", newline="") as file:
        html = MarkdownIt("commonmark").enable("table").render(file.read())
    tree = html5lib.parse(html)
    check_words(publication, "".join(tree.itertext()), path)
    # Nothing of a text is taken for markup: only what we write ourselves is there.
    allowed = {"html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "table", "thead", "tbody", "tr",
               "th", "td", "em", "a", "br"}
    found = {element.tag.replace(XHTML, "") for element in tree.iter() if isinstance(element.tag, str)}
    if found - allowed:
        sys.exit(f"{path}: text became {sorted(found - allowed)}")
    return sum(1 for _ in tree.iter(XHTML + "table"))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        publication = json.load(file)
    html = check_html(publication, sys.argv[2])
    markdown = check_markdown(publication, sys.argv[3])
    if html != markdown:
        sys.exit(f"{sys.argv[2]} has {html} tables and {sys.argv[3]} {markdown}")
    print(f"{sys.argv[1].rsplit('/', 1)[-1]}: good, with {html} tables")


main()
