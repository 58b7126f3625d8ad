"""Nothing yet of meetings."""

from collections.abc import Iterator

from wayhome.extraction.facts import Meeting
from wayhome.extraction.understood import Understood


def find_meetings(told: Understood) -> Iterator[Meeting]:
    """Nothing yet."""
    yield from ()
