"""The data source ``gongkai`` for ``spark.read`` and ``df.write``."""

from typing import Iterator, List, Optional, Sequence, cast

import pyarrow as pa
from pyspark.sql.datasource import (
    DataSource,
    DataSourceArrowWriter,
    DataSourceReader,
    InputPartition,
    WriterCommitMessage,
)
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

from .errors import GongkaiError
from .reading import PartFile, ReadJob, read_job
from .writing import WriteJob, WrittenPart


class GongkaiDataSource(DataSource):
    """Datasets as gongkai writes and reads them.

    Options: ``path``; ``format`` (``csv``, ``ndjson``, ``json``, ``xml``; reading takes others that gongkai reads);
    ``gongkai``, the path of the program; ``schema``, of reading, the path of a Table Schema; ``emptyArrays``, of writing,
    ``refuse`` or ``null``.
    """

    @classmethod
    def name(cls) -> str:
        """What it is called in ``format(…)``."""
        return "gongkai"

    def _path(self) -> str:
        path = self.options.get("path")
        if not path:
            raise GongkaiError("there is no path; expected load(PATH) or save(PATH)")
        return str(path)

    def _reading(self, schema: Optional[StructType]) -> ReadJob:
        options = self.options
        return read_job(
            self._path(),
            schema=schema,
            table=options.get("schema"),
            format=options.get("format"),
            program=options.get("gongkai"),
        )

    def schema(self) -> StructType:
        """The columns, where ``spark.read.schema(…)`` does not say them."""
        return self._reading(None).schema

    def reader(self, schema: StructType) -> "GongkaiReader":
        """What reads."""
        return GongkaiReader(self._reading(schema))

    def writer(self, schema: StructType, overwrite: bool) -> "GongkaiWriter":
        """What writes."""
        options = self.options
        return GongkaiWriter(
            WriteJob(
                self._path(),
                schema,
                format=options.get("format") or "csv",
                program=options.get("gongkai"),
                overwrite=overwrite,
                empty_arrays=options.get("emptyArrays") or "refuse",
            )
        )


class FilePartition(InputPartition):
    """A partition that is a file."""

    def __init__(self, file: PartFile) -> None:
        super().__init__(file)
        self.file = file


class GongkaiReader(DataSourceReader):
    """Reads a partition a file."""

    def __init__(self, job: ReadJob) -> None:
        self._job = job

    def partitions(self) -> Sequence[InputPartition]:
        """The files."""
        return [FilePartition(file) for file in self._job.files]

    def read(self, partition: InputPartition) -> Iterator[pa.RecordBatch]:
        """The records of a file."""
        # A dataset without records has no partition.
        if not isinstance(partition, FilePartition):
            return
        schema = to_arrow_schema(self._job.schema)
        for columns in self._job.columns(partition.file):
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema)]
            yield pa.RecordBatch.from_arrays(arrays, schema=schema)


class CommitMessage(WriterCommitMessage):
    """What a task tells the driver."""

    def __init__(self, part: WrittenPart) -> None:
        self.part = part


class GongkaiWriter(DataSourceArrowWriter):
    """Writes a file a partition, and makes them a dataset when all are there."""

    def __init__(self, job: WriteJob) -> None:
        self._job = job

    def write(self, iterator: Iterator[pa.RecordBatch]) -> WriterCommitMessage:
        """Writes a partition."""
        batches = ([column.to_pylist() for column in batch.columns] for batch in iterator)
        return CommitMessage(self._job.write_columns(batches))

    def commit(self, messages: List[Optional[WriterCommitMessage]]) -> None:
        """All tasks have succeeded."""
        try:
            self._job.commit([cast(CommitMessage, message).part if message else None for message in messages])
        except BaseException:
            self._job.abort()
            raise

    def abort(self, messages: List[Optional[WriterCommitMessage]]) -> None:
        """A task has failed for good."""
        self._job.abort()
