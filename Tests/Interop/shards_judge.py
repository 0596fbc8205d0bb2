"""Judges shards: what they merge to, and what is left where they are killed."""

import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

GONGKAI = os.path.abspath(sys.argv[1])
KILLS = 40


def run(*arguments, status=0):
    done = subprocess.run([GONGKAI, *arguments, "--quiet"], capture_output=True)
    assert done.returncode == status, (arguments, done.returncode, done.stderr.decode())
    return done


def rows(count, seed):
    chooser = random.Random(seed)
    texts = ["", "甲\n乙", 'x,"y"', "丙", "\r\n", "'", "<&>", "]", "}{"]
    return [[str(number), chooser.choice(texts), "z" * chooser.randrange(60)] for number in range(count)]


def read(name):
    if name.endswith(".csv"):
        with open(name, newline="", encoding="utf-8") as file:
            return list(csv.reader(file))[1:]
    with open(name, encoding="utf-8") as file:
        records = json.load(file)["records"] if name.endswith(".json") else [json.loads(line) for line in file]
    return [[record["id"], record.get("text", ""), record.get("tail", "")] for record in records]


def judge_bytes(count, shards):
    wanted = rows(count, seed=count)
    with open("in.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "tail"])
        writer.writerows(wanted)
    run("shard", "plan", "in.csv", "--count", str(shards), "-o", "plan.json", "--force")
    for output in ["csv", "json", "ndjson", "xml"]:
        parts = f"parts-{count}-{shards}-{output}"
        order = list(range(1, shards + 1))
        random.Random(shards).shuffle(order)
        for shard in order:
            run("convert", "in.csv", "--shard", f"{shard}/{shards}", "--plan", "plan.json", "-t", output, "-o", parts + "/")
        run("convert", "in.csv", "-o", "whole." + output, "--force")
        run("shard", "merge", "--verify", parts, "-o", "merged." + output, "--force")
        with open("whole." + output, "rb") as whole, open("merged." + output, "rb") as merged:
            assert whole.read() == merged.read(), (count, shards, output)
        if output == "xml":
            subprocess.run(["xmllint", "--noout", "merged.xml"], check=True)
        else:
            assert read("merged." + output) == wanted, (count, shards, output)


def judge_kills():
    with open("big.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "tail"])
        writer.writerows(rows(60_000, seed=1))
    for shard in (1, 2):
        run("convert", "big.csv", "--shard", f"{shard}/2", "-t", "xml", "-o", "big-parts/")
    jobs = [
        (["convert", "big.csv", "-t", "xml", "-o"], "out.xml"),
        (["convert", "big.csv", "--shard", "1/2", "-t", "json", "-o"], "out.part"),
        (["shard", "merge", "--verify", "big-parts", "-o"], "out.xml"),
    ]
    whole, seconds = {}, {}
    for arguments, output in jobs:
        start = time.monotonic()
        run(*arguments, output)
        seconds[arguments[0] + output] = time.monotonic() - start
        with open(output, "rb") as file:
            whole[arguments[0] + output] = file.read()
        os.remove(output)
    before = sorted(os.listdir("."))
    chooser = random.Random(7)
    stopped = 0
    for number in range(KILLS):
        arguments, output = jobs[number % len(jobs)]
        process = subprocess.Popen([GONGKAI, *arguments, output, "--quiet"], stderr=subprocess.PIPE)
        time.sleep(chooser.random() * seconds[arguments[0] + output])
        process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][number % 3 - number % 2])
        process.communicate()
        if os.path.exists(output):
            with open(output, "rb") as file:
                assert file.read() == whole[arguments[0] + output], "half-written"
            os.remove(output)
        else:
            stopped += 1
        assert sorted(os.listdir(".")) == before, os.listdir(".")
    assert stopped, "no kill came in time"
    print(f"killed {KILLS} times, {stopped} before the end: nothing was left behind")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for count, shards in [(1, 2), (10, 7), (500, 7), (3000, 64)]:
        judge_bytes(count, shards)
    print("merged shards are the bytes of a single run, and the records of the input")
    judge_kills()
