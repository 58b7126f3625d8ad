"""Which way of reading names and which weights made a score."""

from functools import cache
from hashlib import sha256

from wayhome.matching import normalise, weights
from wayhome.people.domain import tokens

_LENGTH = 12
_ROOM = 100


@cache
def model_mark() -> str:
    """A mark that changes with the normaliser or the weights, such as `2-1f0c6e9a7b3d`."""
    return f"{normalise.VERSION}-{sha256(repr(weights.DEFAULT).encode()).hexdigest()[:_LENGTH]}"


def reading_mark() -> int:
    """The version of how names are read and tokens made of them, which tokens are valid for."""
    return normalise.VERSION * _ROOM + tokens.RULES
