"""Nothing yet of promises."""

from collections.abc import Iterator

from wayhome.extraction.facts import Commitment
from wayhome.extraction.understood import Understood


def find_commitments(told: Understood) -> Iterator[Commitment]:
    """Nothing yet."""
    yield from ()
