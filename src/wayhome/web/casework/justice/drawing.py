"""The network as a drawing: the same points in the same places, whenever it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from wayhome.justice.domain.network import Key, Network, NodeKind

SIZE = 640
_MIDDLE = SIZE / 2
_RADIUS = 290
_SHAPES = {NodeKind.CASE: "square", NodeKind.ALLEGED: "circle", NodeKind.SITE: "diamond"}


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point; `shape` is square for a case, circle for somebody, diamond for a site."""

    number: int
    key: Key
    shape: str
    x: int
    y: int
    title: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two points."""

    x1: int
    y1: int
    x2: int
    y2: int
    title: str


@dataclass(frozen=True, slots=True)
class NetworkDrawing:
    """Points and lines in a square."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]


def drawing(network: Network, titles: Mapping[Key, str]) -> NetworkDrawing:
    """The points on a circle, from the top on in the order of the clock, numbered as in the table."""
    points = {
        node.key: Point(
            place + 1,
            node.key,
            _SHAPES.get(node.key.kind, "triangle"),
            *_at(place, len(network.nodes)),
            titles[node.key],
        )
        for place, node in enumerate(network.nodes)
    }
    ends = [(points[tie.left], points[tie.right]) for tie in network.ties]
    return NetworkDrawing(
        points=tuple(points.values()),
        lines=tuple(
            Line(one.x, one.y, two.x, two.y, f"{one.number} – {two.number}") for one, two in ends
        ),
    )


def _at(place: int, of: int) -> tuple[int, int]:
    """Where one of several stands on the circle."""
    angle = 2 * pi * place / of - pi / 2
    return round(_MIDDLE + _RADIUS * cos(angle)), round(_MIDDLE + _RADIUS * sin(angle))
