"""Nothing yet of roles."""

from collections.abc import Iterator

from wayhome.extraction.facts import Role
from wayhome.extraction.understood import Understood


def find_roles(told: Understood) -> Iterator[Role]:
    """Nothing yet."""
    yield from ()
