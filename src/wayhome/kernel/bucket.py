"""A token bucket: the shared budget of an act, whoever asks for it.

It counts acts, never people, so no address is kept. Pure arithmetic: the caller stores the state, or
a `Meter` does in the memory of one process.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock


@dataclass(frozen=True, slots=True)
class Budget:
    """How many acts may happen at once, and how many come back each second."""

    burst: float
    per_second: float

    def __post_init__(self) -> None:
        if self.burst <= 0 or self.per_second <= 0:
            raise ValueError("A budget needs a positive burst and rate.")


@dataclass(frozen=True, slots=True)
class Bucket:
    """The acts left at a moment."""

    left: float
    at: datetime

    @classmethod
    def full(cls, budget: Budget, *, at: datetime) -> "Bucket":
        """Start with the whole burst."""
        return cls(left=budget.burst, at=at)


@dataclass(frozen=True, slots=True)
class Taken:
    """The answer to a request: allowed or not, seconds to wait before asking again, new state."""

    allowed: bool
    wait_seconds: float
    bucket: Bucket


def take(bucket: Bucket, budget: Budget, *, now: datetime, cost: float = 1.0) -> Taken:
    """Ask for an act; a refusal costs nothing. A clock set back gives and takes nothing.

    Raises ValueError when the cost exceeds the burst: it could never be allowed.
    """
    if not 0 < cost <= budget.burst:
        raise ValueError("The cost must be above zero and within the burst.")
    current = _refilled(bucket, budget, now=now)
    if current.left >= cost:
        return Taken(
            allowed=True, wait_seconds=0.0, bucket=replace(current, left=current.left - cost)
        )
    wait = (cost - current.left) / budget.per_second
    return Taken(allowed=False, wait_seconds=wait, bucket=current)


def _refilled(bucket: Bucket, budget: Budget, *, now: datetime) -> Bucket:
    elapsed = max(0.0, (now - bucket.at).total_seconds())
    return Bucket(left=min(budget.burst, bucket.left + elapsed * budget.per_second), at=now)


class Meter:
    """Buckets in the memory of this process, one for each key: nobody waits on a row for them."""

    def __init__(self) -> None:
        self._buckets: dict[Hashable, Bucket] = {}
        self._lock = Lock()

    def take(self, key: Hashable, budget: Budget, *, now: datetime) -> Taken:
        """Ask for one act out of the bucket of a key, which is full at first."""
        with self._lock:
            bucket = self._buckets.get(key) or Bucket.full(budget, at=now)
            taken = take(bucket, budget, now=now)
            self._buckets[key] = taken.bucket
        return taken
