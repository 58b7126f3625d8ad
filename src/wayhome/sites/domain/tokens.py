"""The tokens of a place, hashed with the agency's own key before they leave this file."""

from uuid import UUID

from wayhome.kernel import keys
from wayhome.kernel.tokens import hash_tokens, index_key
from wayhome.matching.sites.description import SiteDescription
from wayhome.matching.sites.tokens import site_tokens


def place_tokens(agency: UUID, description: SiteDescription) -> list[int]:
    """Every token that a place is found by."""
    key = index_key(keys.store(), agency)
    found = site_tokens(description)
    return hash_tokens(key, ((token.kind.value, token.value) for token in found))
