"""Nothing yet of statuses."""

from collections.abc import Iterator

from wayhome.extraction.facts import PersonStatus
from wayhome.extraction.understood import Understood


def find_statuses(told: Understood) -> Iterator[PersonStatus]:
    """Nothing yet."""
    yield from ()
