"""Writes partitions: each attempt to a file of its own, of which the driver takes those that count."""

import json
import os
import uuid
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence

from pyspark import TaskContext
from pyspark.sql.types import StructType

from . import dataset, types
from .errors import GongkaiError
from .program import Sender, program_path
from .values import RowEncoder

#: The formats of records that hold every type, by the extension of their files.
FORMATS = {"csv": "csv", "ndjson": "ndjson", "json": "json", "xml": "xml"}
_ROWS = 4_096


@dataclass(frozen=True)
class WrittenPart:
    """What an attempt of a task made: its file, in the staging folder. One without records has none."""

    partition: int
    staged: Optional[str]
    records: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class WriteJob:
    """The writing of a dataset, which goes from the driver to the tasks and back. Make one a write."""

    folder: str
    schema: StructType
    format: str = "csv"
    program: Optional[str] = None
    overwrite: bool = False
    empty_arrays: str = "refuse"
    job: str = field(default_factory=lambda: uuid.uuid4().hex)

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise GongkaiError(f"the format {self.format} is not written; expected {', '.join(sorted(FORMATS))}")
        if self.empty_arrays not in ("refuse", "null"):
            raise GongkaiError(f"emptyArrays is {self.empty_arrays}; expected refuse or null")
        object.__setattr__(self, "folder", dataset.local_path(self.folder))
        types.table_schema(self.schema)

    # On an executor

    def write_columns(self, batches: Iterable[Sequence[Sequence[Any]]]) -> WrittenPart:
        """Writes a partition, given as columns, many rows at a time."""
        context = TaskContext.get()
        partition = context.partitionId() if context else 0
        attempt = context.taskAttemptId() if context else 0
        staging = os.path.join(self.folder, dataset.STAGING, self.job)
        os.makedirs(staging, exist_ok=True)
        # Attempts of one task can run at the same time, and on several machines.
        name = f"part-{partition:05d}-attempt-{attempt}-{uuid.uuid4().hex[:8]}.{FORMATS[self.format]}"
        path = os.path.join(staging, name)
        rows = RowEncoder(self.schema, self.empty_arrays)
        sender: Optional[Sender] = None
        count = 0
        try:
            for columns in batches:
                size = len(columns[0])
                if not size:
                    continue
                if sender is None:
                    schema = types.table_schema(self.schema)
                    sender = Sender(program_path(self.program), path, self.format, schema)
                sender.send(rows.encode(columns), size)
                count += size
            if sender is None:
                return WrittenPart(partition, None, 0, 0, "")
            written = sender.finish()["files"][0]
            return WrittenPart(partition, path, count, written["bytes"], written["sha256"])
        finally:
            if sender is not None:
                sender.close()

    # On the driver

    def commit(self, parts: Sequence[Optional[WrittenPart]]) -> None:
        """Makes the parts of the attempts that succeeded the dataset, all at once."""
        written = [part for part in parts if part is not None]
        if len(written) != len(parts) or len({part.partition for part in written}) != len(written):
            raise GongkaiError("a partition is missing or there twice", file=self.folder)
        os.makedirs(self.folder, exist_ok=True)
        named: List[dataset.Part] = []
        staged: Dict[str, str] = {}
        for part in sorted(written, key=lambda part: part.partition):
            if part.staged is None:
                continue
            name = f"part-{part.partition:05d}-{self.job}.{FORMATS[self.format]}"
            staged[name] = part.staged
            named.append(dataset.Part(name, part.records, part.bytes, part.sha256))
        spark = json.loads(self.schema.json())
        manifest = dataset.Manifest(self.format, spark, types.table_schema(self.schema), named)
        dataset.commit(self.folder, manifest, staged, self.overwrite)
        dataset.clean(self.folder, self.job)

    def abort(self) -> None:
        """Takes away everything that was written."""
        dataset.clean(self.folder, self.job)


def write_partition(rows: Iterable[Sequence[Any]], job: WriteJob) -> Iterator[WrittenPart]:
    """Writes a partition: for ``rdd.mapPartitions(lambda rows: write_partition(rows, job))``.

    Collect what comes of it, and give that to ``job.commit``; where the action fails, call ``job.abort``.
    """
    yield job.write_columns(_columns(rows, len(job.schema.fields)))


def _columns(rows: Iterable[Sequence[Any]], width: int) -> Iterator[Sequence[Sequence[Any]]]:
    iterator = iter(rows)
    while True:
        batch = list(islice(iterator, _ROWS))
        if not batch:
            return
        if any(len(row) != width for row in batch):
            raise GongkaiError(f"a row has another number of values than {width}")
        yield list(zip(*batch))
