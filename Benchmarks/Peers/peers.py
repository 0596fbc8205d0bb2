#!/usr/bin/env python3
"""The work of the peers, each as its own documentation does it. Usage: peers.py JOB INPUT OUTPUT"""
import sys

job, source, target = sys.argv[1:4]
if job.startswith("polars"):
    import polars

    if job == "polars-csv-ndjson":
        polars.scan_csv(source, infer_schema=False).sink_ndjson(target)
    else:
        polars.scan_ndjson(source).sink_csv(target)
elif job.startswith("duckdb"):
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    options = "" if job.endswith("typed") else ", all_varchar = true"
    connection.execute(
        f"COPY (SELECT * FROM read_csv('{source}', header = true, quote = '\"', escape = '\"', new_line = '\\n'"
        f", max_line_size = 10000000, strict_mode = false{options})) TO '{target}' (FORMAT json)")
elif job.startswith("chdb"):
    import chdb

    chdb.query(
        f"SELECT * FROM file('{source}', 'CSVWithNames') INTO OUTFILE '{target}' FORMAT XML"
        " SETTINGS input_format_csv_use_best_effort_in_schema_inference = 0, max_threads = 2")
elif job == "lxml-xml-csv":
    import csv
    from lxml import etree

    with open(target, "w", newline="") as file:
        writer, names = csv.writer(file), None
        for _, record in etree.iterparse(source, tag="{*}record", huge_tree=True):
            row = {etree.QName(child).localname: child.text for child in record}
            if names is None:
                names = list(row)
                writer.writerow(names)
            writer.writerow([row.get(name) for name in names])
            record.clear()
            while record.getprevious() is not None:
                del record.getparent()[0]
