"""The network as a drawing: the same places for the same pairs, whenever it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from uuid import UUID

from wayhome.record.domain.meetings_between import Pair, most_met

MOST_NODES = 30
SIZE = 480
_MIDDLE = SIZE / 2
_RADIUS = 210
_WIDEST = 8


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody as a numbered circle; the number leads to the name in the list."""

    number: int
    party: UUID
    name: str
    x: int
    y: int
    meetings: int


@dataclass(frozen=True, slots=True)
class Line:
    """A pair as a line between two circles, the wider the more often they met."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """Circles and lines in a square; `left_out` counts those for whom there is no room."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def drawing(found: Sequence[Pair]) -> NetworkDrawing:
    """Those who met most on a circle, from the top on in the order of the clock."""
    everybody = most_met(found, most=len(found) * 2)
    shown = everybody[:MOST_NODES]
    counts = {
        party.id: sum(len(pair.engagements) for pair in found if party in (pair.one, pair.other))
        for party in shown
    }
    nodes = {
        party.id: Node(place + 1, party.id, party.name, *_at(place, len(shown)), counts[party.id])
        for place, party in enumerate(shown)
    }
    lines = (_line(pair, nodes) for pair in found)
    return NetworkDrawing(
        nodes=tuple(nodes.values()),
        lines=tuple(line for line in lines if line),
        left_out=len(everybody) - len(shown),
    )


def _at(place: int, of: int) -> tuple[int, int]:
    """Where one of several stands on the circle."""
    angle = 2 * pi * place / of - pi / 2
    return round(_MIDDLE + _RADIUS * cos(angle)), round(_MIDDLE + _RADIUS * sin(angle))


def _line(pair: Pair, nodes: dict[UUID, Node]) -> Line | None:
    one, other = nodes.get(pair.one.id), nodes.get(pair.other.id)
    if one is None or other is None:
        return None
    width = min(_WIDEST, len(pair.engagements))
    words = f"{one.number} – {other.number}: {len(pair.engagements)}"
    return Line(one.x, one.y, other.x, other.y, width, words)
