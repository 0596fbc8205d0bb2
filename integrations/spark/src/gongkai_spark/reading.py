"""Reads files of records: a partition a file."""

import glob
import json
import os
from dataclasses import dataclass
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from pyspark.sql.types import StructType

from . import dataset, types
from .errors import GongkaiError
from .program import Receiver, describe, program_path
from .values import RowDecoder, members_of


@dataclass(frozen=True)
class PartFile:
    """A file to read, and how many records it is said to have."""

    path: str
    records: Optional[int] = None


@dataclass(frozen=True)
class ReadJob:
    """The reading of files, which goes from the driver to the tasks."""

    files: Tuple[PartFile, ...]
    #: What gongkai checks the files against.
    table: Dict[str, Any]
    #: The columns wanted.
    schema: StructType
    format: Optional[str] = None
    program: Optional[str] = None

    def columns(self, file: PartFile) -> Iterator[List[List[Any]]]:
        """The columns of a file, many records at a time."""
        with Receiver(program_path(self.program), file.path, self.format, self.table) as receiver:
            rows = RowDecoder(self.schema, members_of(self.table, receiver.names()))
            for lines in receiver.lines():
                yield rows.decode(lines)
            if file.records is not None and receiver.records != file.records:
                raise GongkaiError(
                    f"{receiver.records} records were read; expected {file.records}", file=file.path
                )


def read_job(
    path: str,
    *,
    schema: Optional[StructType] = None,
    table: Optional[str] = None,
    format: Optional[str] = None,
    program: Optional[str] = None,
) -> ReadJob:
    """What there is to read under a path: a dataset of ours, a folder of files, one file, or a pattern.

    ``table`` is the path of a Table Schema. Without one the types are those of the dataset, else those of ``schema``,
    else those that ``gongkai describe`` finds in all files.
    """
    place = dataset.local_path(path)
    files, manifest = _files(place)
    if not files and not manifest:
        raise GongkaiError("there are no files to read", file=path)
    described = _given(table) if table else manifest.schema if manifest else None
    format = format or (manifest.format if manifest else None)
    if described is None and schema is not None:
        described = types.table_schema(schema)
    if described is None:
        names = [file.path for file in files]
        described = types.merged([describe(program_path(program), name, format) for name in names], names)
    if schema is None:
        own = manifest is not None and not table
        schema = StructType.fromJson(manifest.spark) if manifest and own else types.struct_type(described)
    return ReadJob(tuple(files), described, schema, format, program)


def _given(table: str) -> Dict[str, Any]:
    with open(dataset.local_path(table), encoding="utf-8") as file:
        said = json.load(file)
    # A Data Resource has its schema within.
    said = said.get("schema", said) if "fields" not in said else said
    if not isinstance(said, dict) or not isinstance(said.get("fields"), list):
        raise GongkaiError("this is no Table Schema", file=table)
    return said


def _files(place: str) -> Tuple[List[PartFile], Optional[dataset.Manifest]]:
    if not os.path.isdir(place):
        names = [place] if os.path.exists(place) else sorted(glob.glob(place))
        return [PartFile(name) for name in names], None
    manifest = dataset.read_manifest(place)
    if manifest:
        parts = [PartFile(os.path.join(place, part.path), part.records) for part in manifest.parts]
        return parts, manifest
    names = sorted(name for name in os.listdir(place) if name[0] not in "._")
    if os.path.isdir(os.path.join(place, dataset.STAGING)):
        raise GongkaiError("nothing was committed here: a writer is at work, or has died", file=place)
    return [PartFile(os.path.join(place, name)) for name in names], None


def read_partition(files: Iterable[PartFile], job: ReadJob) -> Iterator[Tuple[Any, ...]]:
    """Reads files into tuples of values.

    For ``sc.parallelize(job.files, n).mapPartitions(lambda files: read_partition(files, job))``.

    Moments of the type timestamp come in UTC.
    """
    for file in files:
        for columns in job.columns(file):
            yield from zip(*columns)
