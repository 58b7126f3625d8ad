"""Run a program beside its peer: both alone in a process, so that time and memory are its own."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

THREADS = 2
_KIB_IN_GIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Run:
    """What a run cost: seconds on the clock, seconds of processor, and the most memory at once."""

    seconds: float
    processor: float
    gib: float

    def __str__(self) -> str:
        return f"{self.seconds:.0f} s, {self.processor:.0f} s CPU, {self.gib:.1f} GiB"


class Failed(RuntimeError):
    """A program ended with an error, which it printed."""


def run(*words: str | Path) -> Run:
    """Run a module of Python and wait for it. Raises `Failed`."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", *map(str, words)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise Failed(" ".join(map(str, words)))
    processor = used.ru_utime + used.ru_stime
    return Run(time.monotonic() - began, processor, used.ru_maxrss / _KIB_IN_GIB)


def match(*words: str | Path) -> Run:
    """Run `wayhome match`."""
    return run("wayhome.server.cli", "match", *words, "--quiet", "--threads", str(THREADS))


def splink(*words: str | Path) -> Run:
    """Run Splink with a model of its own."""
    return run("bench.matching.splink_peer", *words)
