"""One launcher at a time: two that race leave a half-made data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(shelf: Path) -> Iterator[None]:
    """Hold the launcher's lock; waits for whoever has it. The system frees it if we die."""
    with (shelf / "launcher.lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
