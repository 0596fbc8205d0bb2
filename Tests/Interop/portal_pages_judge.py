"""Judges the pages of a release by html5lib: each parses strictly, and what people and machines find their way by is there.

Usage: portal_pages_judge.py RELEASE
"""

import json
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


def fail(page, what):
    sys.exit(f"{page}: {what}")


def targets(element):
    for name in ("href", "src"):
        if element.get(name) is not None:
            yield name, element.get(name)


def check(page, release, trees):
    tree = trees[page]
    name = page.relative_to(release)
    ids = [element.get("id") for element in tree.iter() if element.get("id") is not None]
    if len(ids) != len(set(ids)):
        fail(name, "an id stands twice")
    if tree.get("lang") != ("en" if name.parts[0] == "en" else "zh-CN") or not tree.findtext(f"{XHTML}head/{XHTML}title"):
        fail(name, "has no language or no title")
    tags = [element.tag.replace(XHTML, "") for element in tree.iter() if isinstance(element.tag, str)]
    if tags.count("main") != 1 or tags.count("h1") != 1:
        fail(name, "has not one main and one h1")
    levels = [int(tag[1]) for tag in tags if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"]
    for before, behind in zip([0, *levels], levels):
        # A document's own headings may leave levels out; those of the page may not.
        if behind > before + 1 and "documents" not in name.parts:
            fail(name, f"a heading of level {behind} follows one of level {before}")
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if any(attribute.startswith("on") or attribute == "style" for attribute in element.keys()):
            fail(name, "holds script or style in an attribute")
        if element.tag == XHTML + "th" and element.get("scope") not in ("row", "col"):
            fail(name, "a header cell has no scope")
        if element.tag == XHTML + "script" and element.get("type") == "application/ld+json":
            data = json.loads(element.text)
            if data["@type"] not in ("Dataset", "DataCatalog"):
                fail(name, f"speaks of a {data['@type']}")
        for attribute, address in targets(element):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                if attribute == "src" or element.tag == XHTML + "link" or parts.scheme not in ("http", "https", "mailto", "ftp"):
                    fail(name, f"loads {address}")
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            if not target.is_file():
                fail(name, f"{address} leads nowhere")
            if parts.fragment and target in trees:
                if unquote(parts.fragment) not in {other.get("id") for other in trees[target].iter()}:
                    fail(name, f"{address} has no such place")


def main():
    release = Path(sys.argv[1]).resolve()
    pages = sorted([*release.rglob("index.html"), *release.rglob("page.html"), *release.rglob("plan.html")])
    # Where a document has a file of its own by that name, its page is beside it.
    pages = [page for page in pages if page.name != "index.html" or not (page.parent / "page.html").exists()]
    trees = {}
    for page in pages:
        try:
            trees[page] = html5lib.HTMLParser(strict=True).parse(page.read_bytes(), transport_encoding="utf-8")
        except Exception as error:
            fail(page.relative_to(release), f"is no sound HTML: {error!r}")
    for page in pages:
        check(page, release, trees)
    for kind in ("datasets", "documents"):
        for folder in (release / kind).glob("*/"):
            for twin in (folder, release / "en" / kind / folder.name):
                if not {twin / "index.html", twin / "page.html"} & set(pages):
                    fail(twin.relative_to(release), "has no page")
    print(f"{len(pages)} pages are sound")


main()
