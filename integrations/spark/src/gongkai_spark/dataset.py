"""A dataset in a folder: its parts, and the manifest that says which of them count.

``_SUCCESS`` is the manifest. It takes its name in one step, so that a reader sees the dataset as it was or as it is, and
never between. Parts that it does not name are no part of the dataset.
"""

import contextlib
import fcntl
import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import Any, Dict, Iterator, List, Optional
from urllib.parse import unquote, urlparse

from .errors import GongkaiError

MANIFEST = "_SUCCESS"
SCHEMA = "_schema.json"
STAGING = "_temporary"
_VERSION = 1


@dataclass(frozen=True)
class Part:
    """One file of records, as gongkai said it wrote it."""

    path: str
    records: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a dataset consists of."""

    format: str
    #: The Spark schema, as Spark says it in JSON.
    spark: Dict[str, Any]
    #: The Table Schema, which is in ``_schema.json`` too.
    schema: Dict[str, Any]
    parts: List[Part]


def local_path(path: str) -> str:
    """A path of the file system that the driver and all executors share. Others are refused."""
    parsed = urlparse(path)
    if parsed.scheme == "file" and parsed.netloc in ("", "localhost"):
        return os.path.abspath(unquote(parsed.path))
    if parsed.scheme and "://" in path:
        raise GongkaiError(f"{path} is on no file system of the machine; expected a path, which all executors share")
    return os.path.abspath(path)


def read_manifest(folder: str) -> Optional[Manifest]:
    """The manifest of a folder; ``None`` where it has none of ours."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            text = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    # Other writers of Spark leave an empty file.
    if not text:
        return None
    try:
        said = json.loads(text)
        if said["gongkai"] != _VERSION:
            raise ValueError(f"version {said['gongkai']}")
        parts = [Part(**part) for part in said["parts"]]
        if any(os.path.basename(part.path) != part.path for part in parts):
            raise ValueError("a part is outside the folder")
        return Manifest(said["format"], said["spark"], said["schema"], parts)
    except (ValueError, KeyError, TypeError) as error:
        raise GongkaiError(f"{MANIFEST} is no manifest of a dataset: {error}", file=folder) from error


def commit(folder: str, manifest: Manifest, staged: Dict[str, str], replaces: bool) -> None:
    """Makes staged files parts of the dataset, all at once.

    ``staged`` has the path of each new part's file by the part's name. Where the dataset is replaced, its old parts go
    when the new ones are there.
    """
    with _locked(folder):
        before = read_manifest(folder)
        kept: List[Part] = []
        if before and not replaces:
            if (before.format, before.spark) != (manifest.format, manifest.spark):
                raise GongkaiError("the dataset has another format or schema; expected the same", file=folder)
            kept = before.parts
        elif not before and not replaces:
            strangers = [name for name in os.listdir(folder) if name[0] not in "._"]
            if strangers:
                raise GongkaiError(f"there are files that belong to no dataset: {strangers[0]}", file=folder)
        for part in manifest.parts:
            if os.path.getsize(staged[part.path]) != part.bytes:
                raise GongkaiError("the part is not as it was written", file=staged[part.path])
        said = {
            "gongkai": _VERSION,
            "format": manifest.format,
            "parts": [asdict(part) for part in [*kept, *manifest.parts]],
            "schema": manifest.schema,
            "spark": manifest.spark,
        }
        try:
            for name, path in staged.items():
                os.replace(path, os.path.join(folder, name))
            # The parts have their names on the disk before anything says that they count.
            _sync(folder)
            _write(folder, SCHEMA, manifest.schema)
            _write(folder, MANIFEST, said)
        except BaseException:
            _remove(folder, list(staged))
            raise
        if before and replaces:
            _remove(folder, [part.path for part in before.parts])


def _remove(folder: str, names: List[str]) -> None:
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            os.remove(os.path.join(folder, name))


def clean(folder: str, job: str) -> None:
    """Takes away what a job has staged."""
    staging = os.path.join(folder, STAGING)
    shutil.rmtree(os.path.join(staging, job), ignore_errors=True)
    # Others may be at work; only an empty folder goes.
    for path in (staging, folder):
        with contextlib.suppress(OSError):
            os.rmdir(path)


@contextlib.contextmanager
def _locked(folder: str) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(folder: str, name: str, value: Any) -> None:
    temporary = os.path.join(folder, f".{name}.{os.getpid()}")
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, os.path.join(folder, name))
    _sync(folder)


def _sync(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
