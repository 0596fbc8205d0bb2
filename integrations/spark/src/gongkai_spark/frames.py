"""The frames that gongkai exchanges with other programs: 4 bytes of length, 1 byte of type, payload (Docs/framed.md)."""

import json
import struct
from typing import IO, Any, Dict, Iterator, NamedTuple, Optional

from .errors import FrameError

CONTROL = b"C"
DATA = b"D"
#: So many bytes may stand in a payload.
MAX_PAYLOAD = 1 << 20
PROTOCOL = 1

_HEADER = struct.Struct(">Ic")


class Frame(NamedTuple):
    """One frame."""

    kind: bytes
    payload: bytes

    def message(self) -> Dict[str, Any]:
        """What a control frame says."""
        try:
            message = json.loads(self.payload.decode("utf-8"))
        except ValueError as error:
            raise FrameError(f"a control frame is no JSON: {error}") from error
        if not isinstance(message, dict) or not isinstance(message.get("kind"), str):
            raise FrameError('a control frame is no object with a member "kind"')
        return message


def encode(kind: bytes, payload: bytes) -> bytes:
    """A frame as it goes over the wire."""
    if len(payload) > MAX_PAYLOAD:
        raise FrameError(f"a frame of {len(payload)} bytes; expected at most {MAX_PAYLOAD}")
    return _HEADER.pack(len(payload), kind) + payload


def control(message: Dict[str, Any]) -> bytes:
    """A control frame."""
    return encode(CONTROL, json.dumps(message, ensure_ascii=False).encode("utf-8"))


def data(payload: bytes) -> Iterator[bytes]:
    """As many data frames as the payload needs."""
    for start in range(0, len(payload), MAX_PAYLOAD):
        yield encode(DATA, payload[start : start + MAX_PAYLOAD])


def read(stream: IO[bytes]) -> Optional[Frame]:
    """The next frame; ``None`` at the end of the stream. Memory is used only for what has come."""
    header = _take(stream, _HEADER.size)
    if not header:
        return None
    if len(header) < _HEADER.size:
        raise FrameError("the stream ends within a frame")
    length, kind = _HEADER.unpack(header)
    if length > MAX_PAYLOAD:
        raise FrameError(f"a frame of {length} bytes; expected at most {MAX_PAYLOAD}")
    if kind not in (CONTROL, DATA):
        raise FrameError(f"a frame of type {kind[0]}; expected 67 (control) or 68 (data)")
    payload = _take(stream, length)
    if len(payload) < length:
        raise FrameError("the stream ends within a frame")
    return Frame(kind, payload)


def _take(stream: IO[bytes], count: int) -> bytes:
    """So many bytes, or fewer at the end, also from a stream that gives them piece by piece."""
    piece = stream.read(count) or b""
    if len(piece) == count or not piece:
        return piece
    pieces = [piece]
    missing = count - len(piece)
    while missing:
        piece = stream.read(missing) or b""
        if not piece:
            break
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
