#!/usr/bin/env python3
"""Times the readers of office documents and pages against what else reads them, and prints ratios of time.

Usage: compare_readers.py PROGRAM FOLDER [ROUNDS]
FOLDER holds workbook.xlsx, document.docx and pages/, and takes the outputs. A peer runs in turn with the program.
"""
import os
import shutil
import statistics
import sys

from measure import run

program, folder = sys.argv[1:3]
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
peers = os.path.join(os.path.dirname(os.path.abspath(__file__)), "readers.py")


def path(name):
    return os.path.join(folder, name)


def compare(title, ours, job, source, name, wanted):
    measured, theirs = [], []
    for _ in range(rounds):
        shutil.rmtree(path("out"), ignore_errors=True)
        measured.append(run([program, *ours, "--quiet"]))
        theirs.append(run([sys.executable, peers, job, path(source), path("peer-" + job)]))
    ratios = [other.seconds / own.seconds for own, other in zip(measured, theirs)]
    work = statistics.median(other.processor_seconds / own.processor_seconds for own, other in zip(measured, theirs))

    def figures(runs):
        seconds = statistics.median(one.seconds for one in runs)
        work = statistics.median(one.processor_seconds for one in runs)
        return f"{seconds:.2f} s ({work:.2f} s of processor time), {max(one.peak_megabytes for one in runs):.0f} MB"

    print(f"{title}: {figures(measured)}; {name}: {figures(theirs)}; "
          f"{statistics.median(ratios):.1f} × ({min(ratios):.1f} to {max(ratios):.1f}; wanted: {wanted}), "
          f"{work:.1f} × by processor time", flush=True)


compare("XLSX to NDJSON", ["convert", path("workbook.xlsx"), "-t", "ndjson", "-o", path("made.ndjson"), "--force"],
        "workbook", "workbook.xlsx", "openpyxl read-only", 10)
compare("DOCX to JSON", ["convert", path("document.docx"), "-t", "json", "-o", path("made.json"), "--force"],
        "document", "document.docx", "python-docx", 10)
compare("pages to JSON", ["batch", path("pages"), "-t", "json", "-o", path("out")], "pages", "pages", "lxml", 3)
