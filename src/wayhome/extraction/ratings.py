"""Nothing yet of ratings."""

from collections.abc import Iterator

from wayhome.extraction.facts import Rating
from wayhome.extraction.understood import Understood


def find_ratings(told: Understood) -> Iterator[Rating]:
    """Nothing yet."""
    yield from ()
