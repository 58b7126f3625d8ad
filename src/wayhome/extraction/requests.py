"""Nothing yet of requests."""

from collections.abc import Iterator

from wayhome.extraction.facts import Request
from wayhome.extraction.understood import Understood


def find_requests(told: Understood) -> Iterator[Request]:
    """Nothing yet."""
    yield from ()
