"""Drives the program ``gongkai`` through its frames, one process a partition."""

import json
import os
import subprocess
import tempfile
from typing import IO, Any, Dict, Iterator, List, Optional

from . import frames
from .errors import FrameError, GongkaiError

#: Data are handed over in pieces of this size at least.
_PIECE = 1 << 18
#: Seconds that the program has to end in when it is no longer wanted.
_GRACE = 10


def program_path(given: Optional[str] = None) -> str:
    """The program: what is given, else ``$GONGKAI``, else ``gongkai`` in ``$PATH``."""
    return given or os.environ.get("GONGKAI") or "gongkai"


class _Process:
    """A running gongkai. Its messages for people go to a file without a name, so that it can never wait for us there."""

    def __init__(self, program: str, arguments: List[str], file: str) -> None:
        self.file = file
        self._log = tempfile.TemporaryFile()
        command = [program, "convert", *arguments, "--framed", "--workers", "1", "--lang", "en"]
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log
            )
        except OSError as error:
            self._log.close()
            raise GongkaiError(f"the program {program} could not be started: {error}") from error

    @property
    def stdin(self) -> IO[bytes]:
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def put(self, data: bytes) -> bool:
        """Writes; ``False`` where the program takes no more, and will have said why."""
        try:
            self.stdin.write(data)
            self.stdin.flush()
            return True
        except BrokenPipeError:
            return False

    def close_input(self) -> None:
        """Says that nothing more comes."""
        try:
            self.stdin.close()
        except BrokenPipeError:
            pass

    def closing(self, errors: List[Dict[str, Any]]) -> Dict[str, Any]:
        """Takes the answer to its end: errors, and how the program closed. Raises where it was no success."""
        closing: Optional[Dict[str, Any]] = None
        while True:
            frame = frames.read(self.stdout)
            if frame is None:
                break
            message = frame.message() if frame.kind == frames.CONTROL else {"kind": "data"}
            if message["kind"] == "error":
                errors.append(message)
            elif message["kind"] == "close" and closing is None:
                closing = message
            else:
                raise FrameError(f"an unexpected frame: {message['kind']}", file=self.file)
        status = self.process.wait()
        if errors:
            raise GongkaiError.from_message(errors[0], self.file)
        if status != 0 or closing is None or closing.get("status") != 0:
            raise GongkaiError(self._last_words(status), status=status, file=self.file)
        return closing

    def _last_words(self, status: int) -> str:
        self._log.seek(0, os.SEEK_END)
        self._log.seek(max(0, self._log.tell() - 4_096))
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        ended = f"signal {-status}" if status < 0 else f"status {status}"
        return f"gongkai ended with {ended}: {lines[-1] if lines else 'it said nothing'}"

    def end(self) -> None:
        """Makes sure that nothing of it is left, nor of what it was writing, which it takes away itself."""
        self.close_input()
        self.stdout.close()
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._log.close()


class Sender:
    """Hands records to gongkai, which writes them to a file: whole, validated, or not at all."""

    def __init__(self, program: str, file: str, format: str, schema: Dict[str, Any]) -> None:
        self._process = _Process(program, ["-", "-t", format, "-o", file], file)
        self._bytes = 0
        self._records = 0
        self._pending: List[bytes] = []
        self._pending_size = 0
        self._goes_on = self._process.put(
            frames.control({"kind": "open", "protocol": frames.PROTOCOL, "content": "records", "schema": schema})
        )

    def send(self, lines: bytes, records: int) -> None:
        """Sends records: objects of JSON, each with a line feed behind it."""
        self._bytes += len(lines)
        self._records += records
        self._pending.append(lines)
        self._pending_size += len(lines)
        if self._pending_size >= _PIECE:
            self._flush()

    def _flush(self) -> None:
        payload = b"".join(self._pending)
        self._pending, self._pending_size = [], 0
        for frame in frames.data(payload):
            self._goes_on = self._goes_on and self._process.put(frame)
        if not self._goes_on:
            self._finish()
            raise FrameError("gongkai stopped taking records and said it had not", file=self._process.file)

    def finish(self) -> Dict[str, Any]:
        """Ends the records. Returns how gongkai closed: counts, and the file with its size and SHA-256."""
        self._flush()
        self._process.put(frames.control({"kind": "end", "bytes": self._bytes, "records": self._records}))
        closing = self._finish()
        if closing.get("recordsWritten") != self._records or len(closing.get("files", [])) != 1:
            raise GongkaiError(
                f"{self._records} records were sent, and {closing.get('recordsWritten')} written",
                file=self._process.file,
            )
        return closing

    def _finish(self) -> Dict[str, Any]:
        self._process.close_input()
        return self._process.closing([])

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        self._process.end()

    def __enter__(self) -> "Sender":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Receiver:
    """Takes the records of a file from gongkai."""

    def __init__(
        self, program: str, file: str, format: Optional[str], schema: Optional[Dict[str, Any]]
    ) -> None:
        arguments = [file]
        if format:
            arguments += ["-f", format]
        if schema:
            arguments += ["--schema", "-"]
        self._process = _Process(program, arguments, file)
        if schema:
            self._process.put(json.dumps(schema, ensure_ascii=False).encode("utf-8"))
        self._process.close_input()
        #: How many records came, once all have.
        self.records = 0
        self._names: Optional[List[str]] = None
        self._first: Optional[Dict[str, Any]] = None

    def names(self) -> List[str]:
        """What the members of the records are called, in the order of the schema."""
        if self._names is None:
            frame = frames.read(self._process.stdout)
            message: Dict[str, Any] = frame.message() if frame else {"kind": "nothing"}
            if message["kind"] != "open":
                self._process.closing([message] if message["kind"] == "error" else [])
                raise FrameError(f"an unexpected frame: {message['kind']}", file=self._process.file)
            self._names = [str(field["name"]) for field in message["schema"]["fields"]]
        return self._names

    def lines(self) -> Iterator[List[bytes]]:
        """The records, many at a time."""
        self.names()
        bytes_read = 0
        rest: List[bytes] = []
        while True:
            frame = frames.read(self._process.stdout)
            if frame is None:
                self._process.closing([])
                raise FrameError("the records end before their end", file=self._process.file)
            if frame.kind == frames.CONTROL:
                break
            bytes_read += len(frame.payload)
            whole, feed, begun = frame.payload.rpartition(b"\n")
            if not feed:
                rest.append(begun)
                continue
            lines = (b"".join(rest) + whole).split(b"\n")
            rest = [begun]
            self.records += len(lines)
            yield lines
        message = frame.message()
        if message["kind"] == "error":
            self._process.closing([message])
        if message["kind"] != "end" or (message["bytes"], message["records"]) != (bytes_read, self.records):
            self._process.closing([])
            raise FrameError("the records that came are not those that were sent", file=self._process.file)
        self._process.closing([])

    def close(self) -> None:
        """Ends the process, whatever it is doing."""
        self._process.end()

    def __enter__(self) -> "Receiver":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def describe(program: str, file: str, format: Optional[str]) -> Dict[str, Any]:
    """The Table Schema that gongkai makes of a file."""
    command = [program, "describe", file, "--lang", "en", "--workers", "1"] + (["-f", format] if format else [])
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError as error:
        raise GongkaiError(f"the program {program} could not be started: {error}") from error
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GongkaiError(words[-1] if words else "it cannot be described", status=done.returncode, file=file)
    return dict(json.loads(done.stdout)["schema"])
