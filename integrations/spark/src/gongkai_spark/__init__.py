"""gongkai in PySpark 4: ``spark.dataSource.register(GongkaiDataSource)``, or plain ``mapPartitions``."""

from importlib import import_module
from typing import Any

from .errors import FrameError, GongkaiError

#: What needs PySpark comes from its module when it is asked for, so that frames can be used without it.
_LAZY = {
    "GongkaiDataSource": "source",
    "PartFile": "reading",
    "ReadJob": "reading",
    "read_job": "reading",
    "read_partition": "reading",
    "WriteJob": "writing",
    "WrittenPart": "writing",
    "write_partition": "writing",
}

__all__ = ["FrameError", "GongkaiError", *sorted(_LAZY)]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f".{_LAZY[name]}", __name__), name)
