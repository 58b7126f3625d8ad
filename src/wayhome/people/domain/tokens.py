"""The tokens of a person, hashed with the agency's own key before they leave this file."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.tokens import hash_tokens, index_key
from wayhome.matching import tokens as matching
from wayhome.matching.description import Description


def stored_tokens(agency: UUID, description: Description) -> list[int]:
    """Every token that a person is found by."""
    return _hashed(agency, matching.description_tokens(description))


def linking_tokens(agency: UUID, description: Description) -> list[int]:
    """The tokens rare enough that sharing one is reason to compare two persons."""
    probes = matching.probe_tokens(description)
    return _hashed(agency, (token for token in probes if token.kind in matching.LINKING))


def typed_tokens(agency: UUID, text: str) -> list[int]:
    """The tokens of what somebody typed into the search box."""
    return _hashed(agency, matching.query_tokens(text))


def _hashed(agency: UUID, tokens: Iterable[matching.Token]) -> list[int]:
    key = index_key(keys.store(), agency)
    return hash_tokens(key, ((token.kind.value, token.value) for token in tokens))
