"""What one report says of a place."""

from dataclasses import dataclass

from wayhome.matching.point import Point


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something near the place as it was told, and how many metres away where that was said."""

    text: str
    metres: float | None = None


@dataclass(frozen=True, slots=True)
class SiteDescription:
    """What one report says of one place; every part may be missing.

    `names` holds every form and script of the name, `address` its parts (street, building, village),
    `codes` P-codes of the areas it lies in, the deepest that are known.
    """

    names: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    landmarks: tuple[Landmark, ...] = ()

    @property
    def is_telling(self) -> bool:
        """Whether it says more than an area, so that comparing it is worth while."""
        told = self.names or self.address or self.landmarks
        return bool(told) or any(not point.is_vague for point in self.points)
