"""Outlines of countries and provinces for drawing: for display, and no claim about boundaries."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a place as the path of an SVG; `code` is empty where a place has none."""

    code: str
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Outlines inside a box of `width` by `height` units."""

    width: int
    height: int
    outlines: tuple[Outline, ...]


def world() -> Drawing:
    """Countries by three-letter code; very small ones have no outline."""
    return _drawing("map_world")


def cambodia() -> Drawing:
    """Provinces by P-code."""
    return _drawing("map_khm")


@cache
def _drawing(name: str) -> Drawing:
    text = files("wayhome.places").joinpath(f"data/{name}.json").read_text(encoding="utf-8")
    told = json.loads(text)
    outlines = (Outline("" if code == "-" else code, path) for code, path in told["shapes"].items())
    return Drawing(told["width"], told["height"], tuple(outlines))
