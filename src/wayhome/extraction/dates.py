"""Nothing yet of dates."""

from collections.abc import Iterator

from wayhome.extraction.facts import Dated
from wayhome.extraction.understood import Understood


def find_dates(told: Understood) -> Iterator[Dated]:
    """Nothing yet."""
    yield from ()
