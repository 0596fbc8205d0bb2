"""Judges CSV bundles, named as folders, by frictionless: all must be valid, and mutants of the first must not."""

import shutil
import sys
import tempfile
from pathlib import Path

from frictionless import Package, system


def problems(folder):
    """What frictionless finds wrong with a bundle."""
    with system.use_context(trusted=True):
        report = Package(str(Path(folder) / "datapackage.json")).validate()
    return [f"{error[0]}: {error[1]}" for error in report.flatten(["type", "message"])]


def mutants(folder):
    """Copies of a bundle with one thing wrong, by what it is. Sizes and digests are left out: they would tell at once."""
    changes = {
        "an unknown parent": ("nodes.csv", b"\r\n2,1,", b"\r\n2,999999,"),
        "a doubled key": ("nodes.csv", b"\r\n2,1,", b"\r\n1,1,"),
        "a missing column": ("publication.csv", b"node,model,", b"node,"),
        "an unknown kind": ("nodes.csv", b",publication,", b",pamphlet,"),
    }
    for what, (file, old, new) in changes.items():
        with tempfile.TemporaryDirectory() as place:
            copy = Path(shutil.copytree(folder, Path(place) / "bundle"))
            descriptor = copy / "datapackage.json"
            lines = descriptor.read_text(encoding="utf-8").splitlines()
            kept = [line for line in lines if not line.lstrip().startswith(('"bytes":', '"hash":'))]
            descriptor.write_text("\n".join(kept), encoding="utf-8")
            content = (copy / file).read_bytes()
            assert old in content, f"{file} has no place for {what}"
            (copy / file).write_bytes(content.replace(old, new, 1))
            yield what, copy


def main(folders):
    failed = False
    for folder in folders:
        for problem in problems(folder):
            failed = True
            print(f"{folder}: {problem}", file=sys.stderr)
    for what, copy in mutants(folders[0]):
        if not problems(copy):
            failed = True
            print(f"{folders[0]}: {what} was not noticed", file=sys.stderr)
    return failed


sys.exit(main(sys.argv[1:]))
