"""The tokens of a person, hashed with the agency's own key before they leave this file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.tokens import hash_token, hash_tokens, index_key
from wayhome.matching import tokens as matching
from wayhome.matching.description import Description
from wayhome.matching.tokens import TokenKind

RULES = 1
"""The version of what is made of the matching room's tokens here."""

_SURE, _TELLING, _PLAIN = 3.0, 1.0, 0.6
_WORTH = {TokenKind.PHONE: _SURE, TokenKind.DOCUMENT: _SURE, TokenKind.BIRTH: _PLAIN}
_SLIP = 0.5
"""What a token is worth that only a slip in the birth explains."""

_NEAR = 0.5
_NEAR_KIND = "name_near"

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
    read = ((token.kind.value, token.value) for token in tokens)
    return hash_tokens(key, chain(read, _near_names(tokens)))


def linking_probes(agency: UUID, description: Description) -> list[Probe]:
    """The tokens rare enough that sharing one is reason to compare, and those of usual slips."""
    own = matching.description_tokens(description)
    slips = matching.slip_tokens(description) - own
    worths = {
        (token.kind.value, token.value): _WORTH.get(token.kind, _TELLING) * worth
        for tokens, worth in ((own, 1.0), (slips, _SLIP))
        for token in tokens
        if token.kind in _LOOKED_UP
    }
    worths |= dict.fromkeys(_near_names(own), _NEAR)
    return _hashed(agency, worths.items())


def typed_probes(agency: UUID, text: str) -> list[Probe]:
    """The tokens of what somebody typed into the search box."""
    tokens = matching.query_tokens(text)
    return _hashed(agency, (((token.kind.value, token.value), 1.0) for token in tokens))


def _near_names(tokens: Iterable[matching.Token]) -> Iterator[tuple[str, str]]:
    """Pairs of which one part is whole and of the other only the first or last sound is kept.

    They meet when a letter of one part was mistyped, and neither a birth nor a place is shared.
    """
    for token in tokens:
        if token.kind is TokenKind.NAME_PAIR:
            one, other = token.value.split("+")
            for whole, part in ((one, other), (other, one)):
                yield _NEAR_KIND, f"{whole}+{part[0]}…"
                yield _NEAR_KIND, f"{whole}+…{part[-1]}"


def _hashed(agency: UUID, worths: Iterable[tuple[tuple[str, str], float]]) -> list[Probe]:
    """Each token once, with the most that it is worth, in an order that tells nothing."""
    key = index_key(keys.store(), agency)
    found: dict[int, float] = {}
    for (kind, value), worth in worths:
        hashed = hash_token(key, kind=kind, value=value)
        found[hashed] = max(worth, found.get(hashed, 0.0))
    return [Probe(*each) for each in sorted(found.items())]
