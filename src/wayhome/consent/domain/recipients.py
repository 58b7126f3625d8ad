"""Who receives: a plain key, one for each recipient and none for a class of them.

`person` and `lodger` are those of the complaint; `agency:<uuid>` and `provider:<uuid>` stand in this
instance; `embassy:<ISO 3166-1 alpha-3>` is that of one country; `authority:<code>` one of `Authority`.
"""

from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.places.countries import is_country

PERSON: Final = "person"
LODGER: Final = "lodger"


class Authority(TextChoices):
    """Bodies of the state that have no account here."""

    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("Prosecutor")
    COURT = "court", _("Court")
    IMMIGRATION = "immigration", _("Immigration authority")
    LABOUR = "labour", _("Labour inspection")
    SOCIAL_AFFAIRS = "social_affairs", _("Social affairs")
    HEALTH = "health", _("Health authority")


class RecipientKind(StrEnum):
    """The kinds of recipients."""

    PERSON = "person"
    LODGER = "lodger"
    AGENCY = "agency"
    PROVIDER = "provider"
    EMBASSY = "embassy"
    AUTHORITY = "authority"


class RecipientUnknown(ValueError):
    """The key names no recipient."""


def kind_of(recipient: str) -> RecipientKind:
    """The kind of a recipient's key. Raises RecipientUnknown."""
    if recipient in {PERSON, LODGER}:
        return RecipientKind(recipient)
    kind, _colon, rest = recipient.partition(":")
    if not _is_named(kind, rest):
        raise RecipientUnknown
    return RecipientKind(kind)


def agency_key(agency: UUID) -> str:
    """The key of an agency of this instance."""
    return f"{RecipientKind.AGENCY}:{agency}"


def provider_key(provider: UUID) -> str:
    """The key of a provider of services."""
    return f"{RecipientKind.PROVIDER}:{provider}"


def embassy_key(country: str) -> str:
    """The key of a country's embassy, by ISO 3166-1 alpha-3."""
    return f"{RecipientKind.EMBASSY}:{country.upper()}"


def authority_key(authority: Authority) -> str:
    """The key of a body of the state."""
    return f"{RecipientKind.AUTHORITY}:{authority.value}"


def _is_named(kind: str, rest: str) -> bool:
    """Whether the second part of a key names one recipient of its kind."""
    match kind:
        case RecipientKind.AGENCY | RecipientKind.PROVIDER:
            return _is_id(rest)
        case RecipientKind.EMBASSY:
            return is_country(rest)
        case RecipientKind.AUTHORITY:
            return rest in Authority.values
        case _:
            return False


def _is_id(text: str) -> bool:
    """Whether a text is an id in its one usual spelling."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
