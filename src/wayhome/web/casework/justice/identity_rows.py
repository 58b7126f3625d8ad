"""An identity as rows of a page, once it is opened."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wayhome.justice.domain.identity import Identity
from wayhome.places.countries import country_name
from wayhome.web.casework import words


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """One part of an identity: what it is, and what is told of it."""

    label: str
    values: tuple[str, ...]


def identity_rows(told: Identity) -> tuple[IdentityRow, ...]:
    """The parts that were told."""
    known = told.description
    birth = known.birth
    parts = (birth.year, birth.month, birth.day) if birth else ()
    born = "-".join(f"{part:02d}" for part in parts if part is not None)
    rows = (
        (_("Names and aliases"), known.names),
        (_("Born"), (born,)),
        (_("Sex"), (words.sex(known.sex),) if known.sex else ()),
        (_("Nationality"), (country_name(known.nationality),) if known.nationality else ()),
        (_("Telephone numbers"), known.phones),
        (_("Papers"), known.documents),
        (_("Accounts"), told.accounts),
        (_("What else is told"), (told.about,)),
    )
    return tuple(
        IdentityRow(label, tuple(filter(None, values))) for label, values in rows if any(values)
    )
