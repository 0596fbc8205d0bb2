"""Runs gongkai over very many files and over a very large one, and judges results, memory and time."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOST_MEMORY = 300  # MB, which the project promises for a batch


class Run:
    """A run of the program: status, standard error, seconds, seconds of processor time, and megabytes at most."""

    def __init__(self, *arguments, digest=False, expected=0):
        begun = time.monotonic()
        with tempfile.TemporaryFile() as messages:
            process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=messages)
            hasher = hashlib.sha256()
            while piece := process.stdout.read(1 << 20):
                hasher.update(piece)
            # Of this child alone: getrusage would give the largest of all so far.
            _, status, usage = os.wait4(process.pid, 0)
            messages.seek(max(0, messages.seek(0, os.SEEK_END) - 4000))
            self.error = messages.read().decode("utf-8", "replace")
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - begun
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        self.digest = hasher.hexdigest() if digest else None
        assert process.returncode == expected, f"{arguments}: status {process.returncode}: {self.error[-2000:]}"
        assert self.memory < MOST_MEMORY, f"{arguments}: {self.memory:.0f} MB"

    def __str__(self):
        return f"{self.seconds:.1f} s, {self.processor:.1f} s of processor time, {self.memory:.0f} MB"


def file_digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_tiny(folder, count):
    for number in range(count):
        if number % 1000 == 0:
            (folder / f"{number // 1000:03}").mkdir(parents=True)
        (folder / f"{number // 1000:03}" / f"{number}.txt").write_text(
            f"关于第{number}号事项的通知\n\n正文。\n", encoding="utf-8")


def judge_tiny(gongkai, work, count):
    """Many small files, a quarter of them first: the time for each must stay what it is."""
    processor = {}
    for size in (count // 4, count):
        source, target = work / "tiny", work / "out"
        make_tiny(source, size)
        command = [gongkai, "batch", str(source), "-t", "xml", "-o", str(target)]
        first = Run(*command)
        made = sum(1 for path in target.rglob("*.xml"))
        assert made == size, f"{made} outputs of {size}"
        again = Run(*command)
        assert f"0 converted, {size} unchanged" in again.error, again.error
        changed = source / "000" / "7.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + "另行通知。\n", encoding="utf-8")
        one = Run(*command)
        assert f"1 converted, {size - 1} unchanged" in one.error, one.error
        print(f"  {size} files: {first}\n    again: {again}\n    one changed: {one}", flush=True)
        processor[size] = first.processor, again.processor
        shutil.rmtree(source)
        shutil.rmtree(target)
    for small, large in zip(processor[count // 4], processor[count]):
        assert large < small * 8 + 0.5, f"four times the files take {large / small:.1f} times as long"


def make_large(path, megabytes):
    """A table whose texts have quotes, line ends and Chinese in them."""
    text = '"当事人未按规定公示信息，""责令改正""\n并处罚款。' + "经查，情况属实。" * 20 + '"'
    number = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,party,amount,facts\n")
        while file.tell() < megabytes * 1_000_000:
            file.write("".join(f"{row},公司{row % 977},{row % 100000}.50,{text}\n" for row in range(number, number + 2000)))
            number += 2000
    return number


def judge_large(gongkai, work, megabytes):
    source = work / "large.csv"
    rows = make_large(source, megabytes)
    schema = work / "schema.json"
    schema.write_text(
        '{"fields":[{"name":"id","type":"integer"},{"name":"party","type":"string"},{"name":"amount","type":"number"},'
        '{"name":"facts","type":"string"}],"primaryKey":["id"]}')
    options = ["-t", "ndjson", "--schema", str(schema)]
    print(f"  {source.stat().st_size} bytes, {rows} records", flush=True)
    whole = Run(gongkai, "convert", str(source), *options, "-o", "-", digest=True)
    print(f"    convert: {whole}", flush=True)
    target = work / "out"
    batch = [gongkai, "batch", str(source), *options, "-o", str(target)]
    run = Run(*batch)
    assert file_digest(target / "large.ndjson") == whole.digest, "the batch makes something else"
    again = Run(*batch)
    assert "0 converted, 1 unchanged" in again.error, again.error
    print(f"    batch: {run}\n    again: {again}", flush=True)
    shutil.rmtree(target)
    plan, parts = work / "plan.json", work / "parts"
    planned = Run(gongkai, "shard", "plan", str(source), "--count", "4", "-o", str(plan))
    print(f"    shard plan: {planned}", flush=True)
    for shard in range(1, 5):
        part = Run(
            gongkai, "convert", str(source), "--shard", f"{shard}/4", "--plan", str(plan), *options, "-o", f"{parts}/")
        print(f"    shard {shard} of 4: {part}", flush=True)
    merged = Run(gongkai, "shard", "merge", str(parts), "-o", "-", digest=True)
    assert merged.digest == whole.digest, "the shards make something else"
    print(f"    merge: {merged}", flush=True)


def main():
    gongkai, files, megabytes = os.path.realpath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with tempfile.TemporaryDirectory() as folder:
        judge_tiny(gongkai, Path(folder), files)
        judge_large(gongkai, Path(folder), megabytes)
    print("Many files and a large one are converted whole, in bounded memory.")


main()
