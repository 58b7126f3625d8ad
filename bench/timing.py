"""Time several things in turn, so that a busy moment of the machine slows all of them alike."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.db import connections


@dataclass
class Timed:
    """Seconds of each round, and the most statements that one round sent."""

    seconds: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def median(self) -> float:
        """The middle of all rounds, in seconds."""
        return median(self.seconds)


def interleave(acts: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, Timed]:
    """Do each act once per round; the first rounds warm up and count statements only."""
    found = {name: Timed() for name in acts}
    for name, act in acts.items():
        act()
        found[name].queries = _counted(act)
    for _ in range(rounds):
        for name, act in acts.items():
            began = time.perf_counter()
            act()
            found[name].seconds.append(time.perf_counter() - began)
    return found


def _counted(act: Callable[[], object]) -> int:
    """How many queries an act sends, over all roles; marks of a transaction are none."""
    sent = 0

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal sent
        sent += not sql.startswith(("SAVEPOINT", "RELEASE"))
        return execute(sql, *rest)

    handles = [connections[alias].execute_wrapper(count) for alias in connections]
    for handle in handles:
        handle.__enter__()
    act()
    for handle in handles:
        handle.__exit__(None, None, None)
    return sent
