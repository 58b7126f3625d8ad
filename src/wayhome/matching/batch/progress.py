"""Say on the error stream what goes on, for work that takes longer than a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

_SECONDS_BETWEEN = 2.0

T = TypeVar("T")


@dataclass(slots=True)
class Progress:
    """Tells each step with the seconds since the beginning; `quiet` says nothing."""

    quiet: bool = False
    _began: float = field(default_factory=time.monotonic)

    def say(self, step: str) -> None:
        """Tell one thing."""
        if not self.quiet:
            sys.stderr.write(f"[{time.monotonic() - self._began:6.1f} s] {step}\n")
            sys.stderr.flush()

    def each(
        self, things: Iterable[T], what: str, *, total: int | None = None, every: int = 500
    ) -> Iterator[T]:
        """Pass things on, telling every few seconds how many went by; looks at the clock each `every`."""
        told = time.monotonic()
        for count, thing in enumerate(things, start=1):
            yield thing
            if count % every == 0 and time.monotonic() - told > _SECONDS_BETWEEN:
                told = time.monotonic()
                self.say(f"{what}: {count:,}" + (f" of {total:,}" if total else ""))


def counted(count: int, one: str, many: str) -> str:
    """A count with the thing in its singular or plural: `1 cluster has`, `1,204 clusters have`."""
    return f"{count:,} {one if count == 1 else many}"
