"""One to one: each row of one list belongs to at most one row of the other."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two rows by their numbers, and the weight that speaks for their being one person (log2)."""

    left: int
    right: int
    weight: float


def one_to_one(links: Iterable[Link]) -> list[Link]:
    """Return the links left when the strongest are taken first and each row only once.

    Between equal weights the numbers decide, which were dealt by a hash.
    """
    lefts: set[int] = set()
    rights: set[int] = set()
    kept = []
    for link in sorted(links, key=lambda link: (-link.weight, link.left, link.right)):
        if link.left not in lefts and link.right not in rights:
            lefts.add(link.left)
            rights.add(link.right)
            kept.append(link)
    return kept
