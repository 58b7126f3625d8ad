"""Nothing yet of measures."""

from collections.abc import Iterator

from wayhome.extraction.facts import Measure
from wayhome.extraction.understood import Understood


def find_measures(told: Understood) -> Iterator[Measure]:
    """Nothing yet."""
    yield from ()
