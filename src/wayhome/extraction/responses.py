"""Nothing yet of responses."""

from collections.abc import Iterator, Sequence

from wayhome.extraction.facts import Fact, Response
from wayhome.extraction.understood import Understood


def find_responses(told: Understood, facts: Sequence[Fact]) -> Iterator[Response]:
    """Nothing yet."""
    yield from ()
