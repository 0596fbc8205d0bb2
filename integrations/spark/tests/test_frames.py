"""Frames need no Spark: nothing here imports it."""

import io
import random
import struct
import sys

import pytest

from gongkai_spark import frames
from gongkai_spark.errors import FrameError, GongkaiError


class Dribble(io.RawIOBase):
    """Gives at most a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, 3) if size > 0 else size)


def test_frames_come_back_as_they_went_however_they_arrive() -> None:
    payloads = [b"", b"a", b"\n" * 1000, bytes(range(256)) * 17]
    wire = b"".join(frames.encode(frames.DATA, payload) for payload in payloads)
    for stream in (io.BytesIO(wire), Dribble(wire)):
        assert [frames.read(stream).payload for _ in payloads] == payloads
        assert frames.read(stream) is None


def test_a_control_frame_is_its_object() -> None:
    frame = frames.read(io.BytesIO(frames.control({"kind": "end", "records": 3, "名": "溪"})))
    assert frame.kind == frames.CONTROL
    assert frame.message() == {"kind": "end", "records": 3, "名": "溪"}


@pytest.mark.parametrize(
    "payload", [b"", b"[]", b"{}", b'{"kind":1}', b"{", b"\xff", b'"kind"', b"null"]
)
def test_a_control_frame_that_is_no_object_with_a_kind_is_refused(payload: bytes) -> None:
    with pytest.raises(FrameError):
        frames.Frame(frames.CONTROL, payload).message()


@pytest.mark.parametrize(
    "wire",
    [
        b"\0",
        b"\0\0\0\1",
        b"\0\0\0\1D",
        struct.pack(">Ic", frames.MAX_PAYLOAD + 1, b"D"),
        b"\xff\xff\xff\xffD",
        b"\0\0\0\0X",
        b"garbage that is no frame",
    ],
)
def test_what_is_no_frame_is_refused(wire: bytes) -> None:
    with pytest.raises(FrameError):
        frames.read(io.BytesIO(wire))


def test_any_garbage_is_refused_or_read_and_nothing_else() -> None:
    source = random.Random(20240315)
    for _ in range(2000):
        stream = io.BytesIO(bytes(source.choice(b"\0\0\0\1CD{}\xff") for _ in range(source.randrange(40))))
        try:
            while frames.read(stream):
                pass
        except FrameError:
            pass


def test_data_of_any_size_is_cut_into_frames() -> None:
    payload = b"x" * (2 * frames.MAX_PAYLOAD + 5)
    cut = [frames.read(io.BytesIO(frame)).payload for frame in frames.data(payload)]
    assert [len(piece) for piece in cut] == [frames.MAX_PAYLOAD, frames.MAX_PAYLOAD, 5]
    assert b"".join(cut) == payload
    with pytest.raises(FrameError):
        frames.encode(frames.DATA, payload)


def test_a_failure_says_where() -> None:
    error = GongkaiError.from_message(
        {"kind": "error", "code": "record.maximum", "message": "found 128", "record": 17, "field": "tiny"}, "part.csv"
    )
    assert str(error) == "part.csv: found 128 (record 17, field tiny) [record.maximum]"
    assert (error.code, error.record, error.field) == ("record.maximum", 17, "tiny")


def test_frames_need_no_spark() -> None:
    import subprocess

    code = "import sys, gongkai_spark.frames; sys.exit('pyspark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}).returncode == 0
