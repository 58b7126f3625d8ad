"""Who an alleged person is said to be, as it is sealed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.justice.domain.happening import Details
from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal_json, unseal_json
from wayhome.matching.description import Description
from wayhome.people.domain.identity import from_json, to_json

GROUP = FieldGroup.LEGAL
"""The field group of everything that is sealed in this room."""

_LONGEST_NAME, _LONGEST_VALUE, _LONGEST_ABOUT, _MOST = 200, 100, 4_000, 20


class TooMuchTold(Exception):
    """A name, number or text is longer than what is kept, or there are too many."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Names in all scripts, aliases, birth, documents, telephones, accounts, and what else is told.

    `description` holds what can be compared with others; `accounts` are names on platforms and
    numbers of bank or wallet accounts. Never shown by `repr`.
    """

    description: Description = field(default_factory=Description, repr=False)
    accounts: tuple[str, ...] = field(default=(), repr=False)
    about: str = field(default="", repr=False)

    def and_also(self, more: "Identity") -> "Identity":
        """What is known when more is learnt: lists grow, single values are replaced where given."""
        before, after = self.description, more.description
        return Identity(
            description=replace(
                before,
                names=_joined(before.names, after.names),
                sex=after.sex or before.sex,
                birth=after.birth or before.birth,
                nationality=after.nationality or before.nationality,
                phones=_joined(before.phones, after.phones),
                documents=_joined(before.documents, after.documents),
            ),
            accounts=_joined(self.accounts, more.accounts),
            about="\n\n".join(dict.fromkeys(filter(None, (self.about, more.about)))),
        )

    def checked(self) -> "Identity":
        """The same, when it is not longer than what is kept. Raises TooMuchTold."""
        told = self.description
        numbers = (*told.phones, *told.documents, *self.accounts)
        fits = (
            all(len(name) <= _LONGEST_NAME for name in told.names)
            and all(len(number) <= _LONGEST_VALUE for number in numbers)
            and len(self.about) <= _LONGEST_ABOUT
            and max(map(len, (told.names, told.phones, told.documents, self.accounts))) <= _MOST
        )
        if not fits:
            raise TooMuchTold
        return self

    @property
    def born(self) -> date | None:
        """The first day on which the person may have been born; None when nobody told a year."""
        interval = self.description.birth_interval()
        return interval.first if interval else None


def seal_identity(told: Identity, *, key: DataKey, telling: UUID) -> bytes:
    """An identity sealed for the row of one telling."""
    value = {
        "description": to_json(told.description),
        "accounts": list(told.accounts),
        "about": told.about,
    }
    return seal_json(value, key=key, place=_identity_place(telling))


def open_identity(sealed: bytes | memoryview, *, key: DataKey, telling: UUID) -> Identity:
    """The identity that is sealed for one telling. Raises NotOpened."""
    value: dict[str, Any] = unseal_json(sealed, key=key, place=_identity_place(telling))
    return Identity(from_json(value["description"]), tuple(value["accounts"]), value["about"])


def seal_details(told: Details, *, key: DataKey, place: Place) -> bytes | None:
    """The sealed details of an event; None when nothing was told."""
    if not told:
        return None
    value = {"name": told.authority_name, "reference": told.reference, "words": told.words}
    return seal_json(value, key=key, place=place)


def open_details(sealed: bytes | memoryview | None, *, key: DataKey, place: Place) -> Details:
    """The details that are sealed for one place. Raises NotOpened."""
    if sealed is None:
        return Details()
    value: dict[str, str] = unseal_json(sealed, key=key, place=place)
    return Details(value["name"], value["reference"], value["words"])


def _identity_place(telling: UUID) -> Place:
    return Place("justice_telling", "sealed_identity", telling)


def _joined(before: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))
