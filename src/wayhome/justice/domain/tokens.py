"""What alleged persons are found by: tokens hashed with the agency's own key, and of which kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from wayhome.justice.domain.identity import Identity
from wayhome.kernel import keys
from wayhome.kernel.tokens import hash_token, index_key
from wayhome.matching.description import Description
from wayhome.matching.documents import read_document
from wayhome.matching.normalise import fold
from wayhome.matching.phones import read_phone, region_of
from wayhome.matching.tokens import LINKING, TokenKind, description_tokens

_FEWEST = 4
_STRONG = "document"
"""The kernel keeps all bits of documents; so do accounts, which are as rare."""


class Shared(StrEnum):
    """What a token stands for: something that cases can share, or a mere reason to compare."""

    PHONE = "phone"
    ACCOUNT = "account"
    DOCUMENT = "document"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Found:
    """A token and what it stands for."""

    token: int
    shared: Shared


def identity_tokens(agency: UUID, identity: Identity) -> tuple[Found, ...]:
    """Every token of an identity, each once: what can be shared goes before what is compared."""
    key = index_key(keys.store(), agency)
    found: dict[int, Shared] = {}
    for shared, kind, value in (*_shared(identity), *_compared(identity.description)):
        found.setdefault(hash_token(key, kind=kind, value=value), shared)
    return tuple(Found(token, shared) for token, shared in sorted(found.items()))


def read_account(text: str) -> str | None:
    """A name on a platform or a number of an account as it is compared; None when it is too short."""
    read = "".join(fold(text).split()).lstrip("@")
    return read if len(read) >= _FEWEST else None


def phone_end(text: str, nationality: str | None) -> str | None:
    """The last eight digits of a telephone number, which stay when the country is left out."""
    read = read_phone(text, region_of(nationality))
    return read.tail if read else None


def _shared(identity: Identity) -> Iterator[tuple[Shared, str, str]]:
    """Numbers and accounts in the one form that stands for each."""
    told = identity.description
    for text in told.phones:
        if (end := phone_end(text, told.nationality)) is not None:
            yield Shared.PHONE, "phone", end
    for text in told.documents:
        if (number := read_document(text)) is not None:
            yield Shared.DOCUMENT, "document", number
    for text in identity.accounts:
        if (account := read_account(text)) is not None:
            yield Shared.ACCOUNT, _STRONG, f"account|{account}"


def _compared(told: Description) -> Iterator[tuple[Shared, str, str]]:
    """What two descriptions must share to be worth comparing, and every whole name."""
    for token in description_tokens(told):
        if token.kind in LINKING | {TokenKind.BIRTH}:
            yield Shared.COMPARE, token.kind.value, token.value
    for name in told.names:
        yield Shared.COMPARE, "whole_name", fold(name)


def shared_values(agency: UUID, identity: Identity) -> dict[int, str]:
    """The numbers and accounts of an identity as they were told, by their tokens."""
    key = index_key(keys.store(), agency)
    told = identity.description
    values: dict[int, str] = {}
    for text in (*told.phones, *told.documents, *identity.accounts):
        alone = Identity(
            Description(
                nationality=told.nationality,
                phones=(text,) if text in told.phones else (),
                documents=(text,) if text in told.documents else (),
            ),
            accounts=(text,) if text in identity.accounts else (),
        )
        for _shared_as, kind, value in _shared(alone):
            values.setdefault(hash_token(key, kind=kind, value=value), text)
    return values
