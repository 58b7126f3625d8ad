"""Find the lowest point of a smooth function, for models of a few hundred weights.

Limited-memory BFGS with a backtracking line search (Nocedal and Wright, "Numerical Optimization",
2nd edition, algorithms 3.1 and 7.5).
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_MEMORY = 8
_ENOUGH_DECREASE = 1e-4
_SHORTEST_STEP = 1e-12

Vector = list[float]


@dataclass(frozen=True, slots=True)
class Slope:
    """The value of a function at a point, and its gradient there."""

    value: float
    gradient: Vector


Function = Callable[[Vector], Slope]


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _moved(point: Vector, direction: Vector, step: float) -> Vector:
    return [a + step * b for a, b in zip(point, direction, strict=True)]


def _direction(gradient: Vector, past: deque[tuple[Vector, Vector]]) -> Vector:
    """Return the way down, bent by what the last steps told of the curvature."""
    found = list(gradient)
    shares = []
    for moved, turned in reversed(past):
        share = _dot(moved, found) / _dot(turned, moved)
        shares.append(share)
        found = _moved(found, turned, -share)
    if past:
        moved, turned = past[-1]
        scale = _dot(moved, turned) / _dot(turned, turned)
        found = [scale * each for each in found]
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        found = _moved(found, moved, share - _dot(turned, found) / _dot(turned, moved))
    return [-each for each in found]


def minimise(function: Function, start: Vector, *, rounds: int = 200, gain: float = 1e-7) -> Vector:
    """Return the point where the function is lowest, from a start nearby.

    Ends when a step lowers the value by less than `gain` of itself, or after so many rounds.
    """
    point, here = list(start), function(start)
    past: deque[tuple[Vector, Vector]] = deque(maxlen=_MEMORY)
    for _ in range(rounds):
        direction = _direction(here.gradient, past)
        fall = _dot(here.gradient, direction)
        step = 1.0 if past else 1.0 / max(1.0, max(map(abs, here.gradient), default=0.0))
        there = function(_moved(point, direction, step))
        while there.value > here.value + _ENOUGH_DECREASE * step * fall and step > _SHORTEST_STEP:
            step /= 2.0
            there = function(_moved(point, direction, step))
        if here.value - there.value <= gain * max(1.0, abs(here.value)):
            return _moved(point, direction, step) if there.value < here.value else point
        moved = [step * each for each in direction]
        turned = [a - b for a, b in zip(there.gradient, here.gradient, strict=True)]
        if _dot(moved, turned) > 0.0:
            past.append((moved, turned))
        point, here = _moved(point, direction, step), there
    return point
