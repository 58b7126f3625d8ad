"""The tokens of a person, hashed with the agency's own key before they leave this file."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.tokens import hash_token, hash_tokens, index_key
from wayhome.matching import tokens as matching
from wayhome.matching.description import Description
from wayhome.matching.tokens import TokenKind

_SURE, _TELLING, _PLAIN = 3.0, 1.0, 0.6
_WORTH = {TokenKind.PHONE: _SURE, TokenKind.DOCUMENT: _SURE, TokenKind.BIRTH: _PLAIN}
_SLIP = 0.5
"""What a token is worth that only a slip in the birth explains."""

_LOOKED_UP = matching.LINKING | {TokenKind.BIRTH}


@dataclass(frozen=True, slots=True)
class Probe:
    """A token to look for; `worth` multiplies what its rarity says."""

    token: int
    worth: float = 1.0


def stored_tokens(agency: UUID, description: Description) -> list[int]:
    """Every token that a person is found by."""
    key = index_key(keys.store(), agency)
    tokens = matching.description_tokens(description)
    return hash_tokens(key, ((token.kind.value, token.value) for token in tokens))


def linking_probes(agency: UUID, description: Description) -> list[Probe]:
    """The tokens rare enough that sharing one is reason to compare, and those of usual slips."""
    own = matching.description_tokens(description)
    worths = {
        token: _WORTH.get(token.kind, _TELLING) * (1.0 if token in own else _SLIP)
        for token in matching.probe_tokens(description)
        if token.kind in _LOOKED_UP
    }
    return _hashed(agency, worths.items())


def typed_probes(agency: UUID, text: str) -> list[Probe]:
    """The tokens of what somebody typed into the search box."""
    return _hashed(agency, ((token, 1.0) for token in matching.query_tokens(text)))


def _hashed(agency: UUID, worths: Iterable[tuple[matching.Token, float]]) -> list[Probe]:
    """Each token once, with the most that it is worth, in an order that tells nothing."""
    key = index_key(keys.store(), agency)
    found: dict[int, float] = {}
    for token, worth in worths:
        hashed = hash_token(key, kind=token.kind.value, value=token.value)
        found[hashed] = max(worth, found.get(hashed, 0.0))
    return [Probe(*each) for each in sorted(found.items())]
