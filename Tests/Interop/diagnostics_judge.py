"""Judges what gongkai writes for machines: SARIF, workflow commands of GitHub, metrics and the log."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from jsonschema import Draft4Validator
from prometheus_client.parser import text_string_to_metric_families
from sarif.loader import load_sarif_file
from sarif_pydantic import Sarif

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
faults = []


def expect(condition, what):
    if not condition:
        faults.append(what)


def told(gongkai, file, *options):
    run = subprocess.run(
        [gongkai, "validate", file, "--verbose", *options], capture_output=True, text=True, encoding="utf-8")
    return run.returncode, run.stderr


def unescaped(text):
    """What the runner makes of a property (ActionCommand.cs)."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def judge_github(gongkai, file, diagnostics):
    _, text = told(gongkai, file, "--diagnostics", "github")
    lines = text.splitlines()
    expect(len(lines) == len(diagnostics), f"{file}: {len(lines)} commands for {len(diagnostics)} diagnostics")
    for line, diagnostic in zip(lines, diagnostics):
        match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
        expect(match, f"{file}: no command: {line}")
        if not match:
            continue
        command, properties, message = match.groups()
        values = dict(part.split("=", 1) for part in properties.split(","))
        expect(command == LEVELS[diagnostic["severity"]], f"{file}: {line}")
        expect(unescaped(values["title"]) == diagnostic["id"], f"{file}: {line}")
        expect(unescaped(values.get("file", "")) == diagnostic.get("file", ""), f"{file}: {line}")
        expect(values.get("line") == (str(diagnostic["line"]) if "line" in diagnostic else None), f"{file}: {line}")
        whole = diagnostic["message"] + (f" ({diagnostic['path']})" if "path" in diagnostic else "")
        if not re.search(r"[\x00-\x1f\x7f-\x9f]", whole):
            expect(unescaped(message) == whole, f"{file}: {line}")


def members(value, path=""):
    """The paths of all members, without those of property bags."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path + "/" + name
            if name not in ("properties", "messageStrings"):
                yield from members(inner, path + "/" + name)
    elif isinstance(value, list):
        for inner in value:
            yield from members(inner, path + "/*")


def validator_of(path):
    """What validates by the schema, formats included, once it was seen to refuse what is wrong."""
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0"), schema["title"]
    validator = Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)
    run = {"tool": {"driver": {"name": "x"}}}
    assert validator.is_valid({"version": "2.1.0", "runs": [run]})
    assert not validator.is_valid({"version": "2.1.0", "runs": [run | {"results": [{}]}]})
    assert not validator.is_valid({"version": "2.1.0", "runs": [run], "$schema": "no address"})
    return validator


def judge_sarif(gongkai, file, status, diagnostics, folder, validator):
    run = subprocess.run(
        [gongkai, "validate", file, "--verbose", "--diagnostics", "sarif"], capture_output=True, text=True, encoding="utf-8")
    path = folder / "log.sarif"
    path.write_text(run.stderr, encoding="utf-8")
    log = json.loads(run.stderr)
    for error in validator.iter_errors(log):
        expect(False, f"{file}: the schema of SARIF: {error.json_path}: {error.message[:200]}")
    known = Sarif.model_validate(log)
    kept = set(members(json.loads(known.model_dump_json(by_alias=True, exclude_none=True))))
    lost = {member for member in members(log)} - kept
    expect(not lost, f"{file}: members that sarif-pydantic does not know: {sorted(lost)}")
    one = log["runs"][0]
    expect(one["invocations"][0]["exitCode"] == status, f"{file}: the exit status")
    read = load_sarif_file(str(path))
    expect(len(read.get_records()) == len(diagnostics), f"{file}: sarif-tools reads {len(read.get_records())} results")
    rules = one["tool"]["driver"]["rules"]
    expect(len({rule["id"] for rule in rules}) == len(rules), f"{file}: a rule twice")
    for result, diagnostic in zip(one["results"], diagnostics):
        expect(result["ruleId"] == diagnostic["id"] == rules[result["ruleIndex"]]["id"], f"{file}: {result}")
        expect(result["level"] == diagnostic["severity"], f"{file}: {result}")
        text = result["message"]["text"].replace("{{", "{").replace("}}", "}")
        expect(text == diagnostic["message"], f"{file}: {result}")
        location = result.get("locations", [{}])[0]
        physical = location.get("physicalLocation")
        if physical:
            address = unquote(physical["artifactLocation"]["uri"].removeprefix("file://"))
            expect(address == diagnostic["file"], f"{file}: {address}")
            region = physical.get("region", {})
            for ours, theirs in (("line", "startLine"), ("column", "startColumn"), ("offset", "byteOffset")):
                if ours != "column" or "line" in diagnostic:
                    expect(region.get(theirs) == diagnostic.get(ours), f"{file}: {result}")
        logical = location.get("logicalLocations", [{}])[0]
        expect(logical.get("fullyQualifiedName") == diagnostic.get("path"), f"{file}: {result}")


def judge_metrics(gongkai, file, status, diagnostics, folder):
    path = folder / 'a "night\\ly".prom'
    run = subprocess.run(
        [gongkai, "validate", file, "--verbose", "--log", "json", "--metrics", str(path)],
        capture_output=True, text=True, encoding="utf-8")
    families = {family.name: family for family in text_string_to_metric_families(path.read_text(encoding="utf-8"))}
    samples = [sample for family in families.values() for sample in family.samples]
    expect(all(sample.labels["task"] == 'a "night\\ly"' for sample in samples), f"{file}: the label of the task")
    expect(all(family.type == "gauge" and family.documentation for family in families.values()), f"{file}: a type")
    value = lambda name: families[name].samples[0].value
    expect(value("gongkai_exit_status") == status, f"{file}: the exit status of the metrics")
    expect(value("gongkai_inputs") == 1, f"{file}: inputs")
    counted = {(s.labels["severity"], s.labels["rule"]): s.value for s in families["gongkai_diagnostics"].samples}
    wanted = {}
    for diagnostic in diagnostics:
        key = diagnostic["severity"], diagnostic["id"]
        wanted[key] = wanted.get(key, 0) + 1
    expect(counted == wanted, f"{file}: {counted} diagnostics, expected {wanted}")
    last = json.loads(run.stderr.splitlines()[-1])
    expect(last["event"] == "finish" and last["status"] == status, f"{file}: the log's last line")
    expect(last["bytesRead"] == value("gongkai_bytes_read") == os.path.getsize(file), f"{file}: bytes read")


def main():
    validator, gongkai, files = validator_of(sys.argv[1]), sys.argv[2], sys.argv[3:]
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            status, text = told(gongkai, file, "--diagnostics", "json")
            diagnostics = [json.loads(line) for line in text.splitlines()]
            count += len(diagnostics)
            judge_github(gongkai, file, diagnostics)
            judge_sarif(gongkai, file, status, diagnostics, Path(folder), validator)
            judge_metrics(gongkai, file, status, diagnostics, Path(folder))
    # A judge that was shown nothing has judged nothing.
    expect(count > 0, "there were no diagnostics to judge")
    for fault in faults[:20]:
        print(fault, file=sys.stderr)
    print(f"{count} diagnostics of {len(files)} files: SARIF (valid by its schema), workflow commands and metrics agree with JSON")
    sys.exit(1 if faults else 0)


main()
