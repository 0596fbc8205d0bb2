"""With the program: ``GONGKAI`` names it; without it these tests are passed over."""

import os
import shutil
import stat

import pytest

t = pytest.importorskip("pyspark.sql.types")

from gongkai_spark.errors import GongkaiError
from gongkai_spark.program import Receiver, Sender
from gongkai_spark.reading import read_job, read_partition
from gongkai_spark.writing import WriteJob, write_partition

PROGRAM = os.environ.get("GONGKAI") or shutil.which("gongkai")
needs_program = pytest.mark.skipif(not PROGRAM, reason="no gongkai")
SCHEMA = t.StructType([t.StructField("id", t.LongType(), False), t.StructField("text", t.StringType())])


def rows(count: int):
    return [(number, None if number % 3 else f"第{number}行\n") for number in range(count)]


def imitation(tmp_path, script: str) -> str:
    """A program that behaves otherwise than gongkai."""
    path = tmp_path / "imitation"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@needs_program
@pytest.mark.parametrize("form", ["csv", "ndjson", "json", "xml"])
def test_attempts_that_do_not_count_leave_no_rows(tmp_path, form: str) -> None:
    folder = str(tmp_path / "out")
    job = WriteJob(folder, SCHEMA, format=form, program=PROGRAM)
    lost = list(write_partition(rows(100), job))
    counted = list(write_partition(rows(5000), job))
    assert lost[0].staged != counted[0].staged
    job.commit(counted)
    reading = read_job(folder, program=PROGRAM)
    assert list(read_partition(reading.files, reading)) == rows(5000)
    assert len([name for name in os.listdir(folder) if name.startswith("part-")]) == 1


@needs_program
def test_a_row_that_breaks_a_rule_is_told_and_leaves_no_file(tmp_path) -> None:
    job = WriteJob(str(tmp_path / "out"), SCHEMA, format="xml", program=PROGRAM)
    bad = rows(50_000)
    bad[40_000] = (None, "x")
    with pytest.raises(GongkaiError) as failure:
        list(write_partition(bad, job))
    assert (failure.value.record, failure.value.field) == (40_001, "id")
    job.abort()
    assert not (tmp_path / "out").exists()


@needs_program
def test_a_sender_that_dies_leaves_no_file(tmp_path) -> None:
    target = tmp_path / "part.csv"
    with Sender(PROGRAM, str(target), "csv", {"fields": [{"name": "a", "type": "string"}]}) as sender:
        sender.send(b'{"a":"x"}\n' * 100_000, 100_000)
    assert os.listdir(tmp_path) == []


@needs_program
def test_wrong_counts_are_refused(tmp_path) -> None:
    with Sender(PROGRAM, str(tmp_path / "part.csv"), "csv", {"fields": [{"name": "a", "type": "string"}]}) as sender:
        sender.send(b'{"a":"x"}\n', 2)
        with pytest.raises(GongkaiError, match="frame.counts"):
            sender.finish()
    assert os.listdir(tmp_path) == []


@needs_program
def test_what_cannot_be_read_is_told(tmp_path) -> None:
    (tmp_path / "a.csv").write_text('id,text\n1,x\n2,"y\n')
    with pytest.raises(GongkaiError, match="a.csv"):
        with Receiver(PROGRAM, str(tmp_path / "a.csv"), "csv", None) as receiver:
            list(receiver.lines())


@needs_program
def test_what_was_never_committed_is_not_read(tmp_path) -> None:
    job = WriteJob(str(tmp_path), SCHEMA, program=PROGRAM)
    list(write_partition(rows(10), job))
    with pytest.raises(GongkaiError, match="committed"):
        read_job(str(tmp_path), program=PROGRAM)


@pytest.mark.parametrize(
    "script",
    ["exit 0", "exit 3", "kill -9 $$", "echo garbage", "printf '\\0\\0\\0\\002C{}'", "cat >/dev/null; printf '\\0\\0\\0'"],
)
def test_a_program_that_does_not_keep_to_the_frames_fails_the_task(tmp_path, script: str) -> None:
    program = imitation(tmp_path, script)
    with pytest.raises(GongkaiError):
        with Sender(program, str(tmp_path / "part.csv"), "csv", {"fields": []}) as sender:
            sender.send(b"{}\n" * 1_000_000, 1_000_000)
            sender.finish()
    with pytest.raises(GongkaiError):
        with Receiver(program, str(tmp_path / "part.csv"), None, None) as receiver:
            list(receiver.lines())


def test_records_that_break_off_are_refused(tmp_path) -> None:
    opening = b'{"kind":"open","schema":{"fields":[{"name":"a"}]}}'
    (tmp_path / "wire").write_bytes(len(opening).to_bytes(4, "big") + b"C" + opening + b"\0\0\0\3D{}\n")
    program = imitation(tmp_path, f"cat {tmp_path}/wire")
    with pytest.raises(GongkaiError):
        with Receiver(program, "x", None, None) as receiver:
            list(receiver.lines())


def test_a_program_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(GongkaiError, match="could not be started"):
        Sender(str(tmp_path / "none"), "x", "csv", {"fields": []})
