"""Where coordinates lie on the drawing of Cambodia.

The outlines of `map_khm` were drawn on a plain grid of degrees (equirectangular): the edges below
are those of the country in degrees and of its outline in units of the drawing.
"""

from dataclasses import dataclass

_METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class _Edges:
    west: float
    east: float
    north: float
    south: float


_DEGREES = _Edges(west=102.335, east=107.63, north=14.69, south=10.41)
_UNITS = _Edges(west=13.0, east=532.0, north=11.0, south=440.0)


def cambodia_at(latitude: float, longitude: float) -> tuple[float, float]:
    """The place (x, y) of coordinates in WGS 84 degrees, in units of the drawing.

    Good to about three units, which is some three kilometres: for looking, not for measuring.
    """
    along = (longitude - _DEGREES.west) / (_DEGREES.east - _DEGREES.west)
    down = (_DEGREES.north - latitude) / (_DEGREES.north - _DEGREES.south)
    return (
        _UNITS.west + along * (_UNITS.east - _UNITS.west),
        _UNITS.north + down * (_UNITS.south - _UNITS.north),
    )


def cambodia_metres(metres: float) -> float:
    """A distance in units of the drawing."""
    per_degree = (_UNITS.south - _UNITS.north) / (_DEGREES.north - _DEGREES.south)
    return metres / _METRES_PER_DEGREE * per_degree
