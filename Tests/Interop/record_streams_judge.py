#!/usr/bin/env python3
"""Stops streams of records from outside and looks at what is left. Usage: record_streams_judge.py GONGKAI FOLDER

FOLDER is empty but for a folder `small` on a disk of 64 KB, where there may be one."""
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

gongkai, folder = sys.argv[1:3]
os.chdir(folder)
os.makedirs("tmp")
os.environ["TMPDIR"] = os.path.join(folder, "tmp")
READ = ["csv", "tsv", "ndjson", "json", "xml", "xlsx", "sqlite"]
PIPED = ["csv", "tsv", "ndjson", "json", "xml"]
WRITTEN = ["csv", "tsv", "ndjson", "json", "xml", "xlsx", "sqlite", "sql", "turtle", "ntriples"]
faults = []


def check(what, condition, said=""):
    if not condition:
        faults.append(what)
        print(f"record-streams: {what} {said}", file=sys.stderr)


def is_clean(what, place="out"):
    left = os.listdir(place) + os.listdir("tmp")
    check(f"{what} leaves {left} behind", not left)
    for name in left:
        shutil.rmtree(os.path.join(place, name), ignore_errors=True)
        if os.path.exists(os.path.join(place, name)):
            os.unlink(os.path.join(place, name))


def convert(source, written, *more, **options):
    return subprocess.run(
        [gongkai, "convert", source, "-t", written, "--quiet", *more], stderr=subprocess.PIPE, **options)


def memory(command, **options):
    """Runs a command; its status, the seconds that it took and its peak of resident memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.monotonic() - start, usage.ru_maxrss / 1024


# Inputs of every format, some 300 KB each, and larger ones, so that a part of them is more than is read before anything is written.
os.makedirs("in")
os.makedirs("out")
for kind, rows in ("a", 4000), ("half", 16000):
    with open(f"in/{kind}.csv", "w") as file:
        file.write("id,name,facts\n")
        for number in range(rows):
            file.write(f"{number},当事人{number},\"经查，当事人未建立“制度”，第{number}次\"\n")
    for name in READ[1:] if kind == "a" else PIPED[1:]:
        outcome = convert(f"in/{kind}.csv", name, "-o", f"in/{kind}.{name}")
        assert outcome.returncode == 0, (name, outcome.stderr)

print("Ending streams by a limit of file sizes, a full disk, a closed pipe and a reader that goes away")
for read in READ:
    for written in WRITTEN:
        what, source, target = f"{read} to {written}", f"in/a.{read}", f"out/b.{written}"

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        outcome = convert(source, written, "-o", target, preexec_fn=limit)
        check(f"{what}: a file-size limit ends with {outcome.returncode}", outcome.returncode == 74, outcome.stderr)
        is_clean(f"{what}: a file-size limit")
        if os.path.isdir("small"):
            outcome = convert(source, written, "-o", f"small/b.{written}")
            check(f"{what}: a full disk ends with {outcome.returncode}", outcome.returncode == 74, outcome.stderr)
            is_clean(f"{what}: a full disk", "small")
        with open("/dev/full", "w") as full:
            outcome = convert(source, written, "-o", "-", stdout=full)
        check(f"{what}: a full device ends with {outcome.returncode}", outcome.returncode == 74, outcome.stderr)
        reader, writer = os.pipe()
        os.close(reader)
        outcome = convert(source, written, "-o", "-", stdout=writer)
        os.close(writer)
        check(f"{what}: a closed pipe ends with {outcome.returncode}", outcome.returncode == 0, outcome.stderr)
        os.mkfifo(target)

        def glance():
            with open(target, "rb", buffering=0) as file:
                file.read(1)

        thread = threading.Thread(target=glance)
        thread.start()
        outcome = convert(source, written, "-o", target)
        thread.join()
        os.unlink(target)
        check(f"{what}: a reader that goes away ends with {outcome.returncode}", outcome.returncode == 0, outcome.stderr)
        is_clean(f"{what}: a reader that goes away")

print("Ending streams by signals while they wait for their input")
for read, written in [(read, "ndjson") for read in PIPED] + [("csv", written) for written in WRITTEN]:
    with open(f"in/half.{read}", "rb") as file:
        half = file.read()[:-100]
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        what = f"{read} to {written}: {number.name}"
        process = subprocess.Popen(
            [gongkai, "convert", "-", "-f", read, "-t", written, "-o", f"out/b.{written}", "--quiet"],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE,
            # Who runs this may have it ignored, as a shell does for what it runs behind its back.
            preexec_fn=lambda: signal.signal(number, signal.SIG_DFL))
        process.stdin.write(half)
        process.stdin.flush()
        for _ in range(500):
            if os.listdir("out"):
                break
            time.sleep(0.02)
        check(f"{what}: there is no output on the way", os.listdir("out"))
        process.send_signal(number)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            check(f"{what} does not end it", False)
            process.kill()
        check(f"{what} ends with {process.returncode}", process.returncode == -number, process.stderr.read())
        process.stdin.close()
        is_clean(what)

print("Ending streams by signals while they work")
with open("in/big.csv", "wb") as file:
    with open("in/a.csv", "rb") as rows:
        rows = rows.read().split(b"\n", 1)
    file.write(rows[0] + b"\n" + rows[1] * 50)
for written in WRITTEN:
    ended, whole = 0, f"in/whole.{written}"
    start = time.monotonic()
    assert convert("in/big.csv", written, "-o", whole).returncode == 0
    undisturbed = time.monotonic() - start
    # The moments are parts of what the whole took on this machine, and one that came too late has another try.
    for attempt in range(10):
        for part in 0.25, 0.5, 0.75:
            process = subprocess.Popen(
                [gongkai, "convert", "in/big.csv", "-t", written, "-o", f"out/b.{written}", "--quiet", "--force"],
                stderr=subprocess.DEVNULL)
            time.sleep(part * undisturbed)
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
            check(f"{written}: ended while working with {process.returncode}", process.returncode in (0, -signal.SIGTERM))
            # One that came in the last moment finds a whole file, and leaves it.
            if os.path.exists(f"out/b.{written}"):
                check(f"{written}: is not whole", subprocess.run(["cmp", whole, f"out/b.{written}"]).returncode == 0)
                os.unlink(f"out/b.{written}")
            else:
                ended += 1
            is_clean(f"{written}: ended while working")
        if ended:
            break
    os.unlink(whole)
    check(f"{written}: was never ended while working", ended > 0)

print("Having fields of 10 MB go around: CSV, XML, JSON, NDJSON, CSV")
long = ("经查，\"当事人\"未<建立>制度&" * 400_000)[:4_500_000]
with open("in/long.csv", "w", newline="") as file:
    file.write("id,text\r\n")
    for number in range(6):
        field = long.replace('"', '""')
        file.write(f'{number},"{field}"\r\n')
steps = [("in/long.csv", "xml"), ("in/1.xml", "json"), ("in/2.json", "ndjson"), ("in/3.ndjson", "csv")]
for number, (source, written) in enumerate(steps):
    status, seconds, peak = memory(
        [gongkai, "convert", source, "-t", written, "-o", f"in/{number + 1}.{written}", "--quiet"])
    print(f"  to {written}: {peak:.0f} MB, fields of {len(long.encode()) / 1e6:.1f} MB")
    check(f"a field of 10 MB to {written} ends with {status}", status == 0)
    check(f"a field of 10 MB takes {peak:.0f} MB to {written}", peak < 400)
check("fields of 10 MB come back changed", open("in/long.csv", "rb").read() == open("in/4.csv", "rb").read())

print("Having a field of 1 GB refused")
OPENINGS = {
    "csv": b'a,b\n1,"', "ndjson": b'{"a":"', "json": b'[{"a":"', "xml": b'<dataset xmlns="urn:gongkai:dataset:d:1"><record><a>',
}
for read, opening in OPENINGS.items():
    process = subprocess.Popen(
        [gongkai, "convert", "-", "-f", read, "-t", "csv", "-o", "out/b.csv", "--quiet"], stdin=subprocess.PIPE,
        stderr=open("messages", "wb"))
    sent, block = 0, b"x" * (1 << 20)
    try:
        process.stdin.write(opening)
        while sent < 1 << 30:
            process.stdin.write(block)
            sent += len(block)
        process.stdin.close()
    except BrokenPipeError:
        pass
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak, said = usage.ru_maxrss / 1024, open("messages").read()
    print(f"  {read}: refused after {sent >> 20} MB, {peak:.0f} MB of memory")
    check(f"{read}: a field of 1 GB ends with {process.returncode}", process.returncode == 65)
    check(f"{read}: does not name the option", "--limit record-size=" in said, said)
    check(f"{read}: reads {sent >> 20} MB of a field of 1 GB", sent < 1 << 29)
    check(f"{read}: takes {peak:.0f} MB to refuse a field of 1 GB", peak < 400)
    is_clean(f"{read}: a field of 1 GB")

if faults:
    sys.exit(f"record-streams: {len(faults)} faults")
print(f"  {len(READ) * len(WRITTEN)} pairs of formats: nothing was left behind")
