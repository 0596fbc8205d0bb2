"""Runs commands as processes of their own, and says what each took."""
import os
import time
from typing import NamedTuple


class Run(NamedTuple):
    seconds: float
    # Of the process and those it waited for.
    processor_seconds: float
    peak_megabytes: float


def run(command):
    """Runs a command with its output thrown away, its messages too unless GONGKAI_BENCH_LOUD is set."""
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        if "GONGKAI_BENCH_LOUD" not in os.environ:
            os.dup2(null, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        raise RuntimeError(f"{' '.join(command)} ended with status {status >> 8}")
    return Run(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
