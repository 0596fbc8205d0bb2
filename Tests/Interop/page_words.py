"""The words of a publication, from its JSON, and whether a page has them all."""

import re
import sys

# Members whose strings are the document's own words.
WORDS = {"title", "text", "heading", "caption", "masthead", "secrecy", "urgency", "label", "unit", "addressees",
         "copyRecipients", "signers"}
# Members that speak of the words, and are none: what was left out, where words come from, what they mean.
ASIDE = {"dropped", "spans", "headingSpans", "source", "responsibilities", "relations", "repairs", "fieldSources", "sourceFile"}


def squeezed(text):
    """Text without white space, which pages may break and join; and without what our cleaning may replace."""
    return re.sub(r"[\s\u0000-\u001f\u007f-\u009f\ufffd\ufffe\uffff]+", "", text)


def words(node, key=""):
    if isinstance(node, dict):
        for name, value in node.items():
            if name not in ASIDE:
                yield from words(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from words(value, key)
    elif isinstance(node, str) and key in WORDS:
        yield node


def check_words(publication, page, name):
    text = squeezed(page)
    missing = [word for word in words(publication) if squeezed(word) not in text]
    if missing:
        sys.exit(f"{name}: {len(missing)} texts are missing, the first: {missing[0]!r}")
