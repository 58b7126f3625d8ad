"""One listing as a body publishes it: whom it names, and since when."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SubjectKind(TextChoices):
    """What a name belongs to."""

    PERSON = "person", _("A person")
    ORGANISATION = "organisation", _("An organisation")


class NameKind(TextChoices):
    """What sort of name a body gives; weak ones are common or uncertain by its own words."""

    PRIMARY = "primary", _("name")
    ALIAS = "alias", _("also known as")
    FORMER = "former", _("formerly known as")
    ORIGINAL = "original", _("in the original script")
    WEAK = "weak", _("weak alias")


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name and its sort."""

    text: str
    kind: NameKind = NameKind.PRIMARY


@dataclass(frozen=True, slots=True)
class ListedBirth:
    """When somebody was born, as far as the body says; `last_year` ends a span of years."""

    year: int
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class ListedCountry:
    """A nationality in the body's words; `code` is ISO 3166-1 alpha-3, empty when not known."""

    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A paper that the body names."""

    number: str
    kind: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a list. `key` is the body's own id of it, stable from version to version.

    Dates are ISO texts as published. What a body says of somebody's deeds is not copied: it stands
    at the source, under `reference`.
    """

    key: str
    kind: SubjectKind
    names: tuple[ListedName, ...]
    births: tuple[ListedBirth, ...] = ()
    nationalities: tuple[ListedCountry, ...] = ()
    documents: tuple[ListedDocument, ...] = ()
    body: str = ""
    programme: str = ""
    reference: str = ""
    listed_on: str = ""
    updated_on: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The first name that the body gives."""
        return self.names[0].text


def to_json(listing: Listing) -> dict[str, Any]:
    """A listing as JSON."""
    return asdict(listing)


def from_json(value: dict[str, Any]) -> Listing:
    """The listing that `to_json` wrote."""
    told = dict(value)
    return Listing(
        key=told.pop("key"),
        kind=SubjectKind(told.pop("kind")),
        names=names_in({"names": told.pop("names")}),
        births=tuple(ListedBirth(**each) for each in told.pop("births")),
        nationalities=tuple(ListedCountry(**each) for each in told.pop("nationalities")),
        documents=tuple(ListedDocument(**each) for each in told.pop("documents")),
        updated_on=tuple(told.pop("updated_on")),
        **told,
    )


def names_in(value: dict[str, Any]) -> tuple[ListedName, ...]:
    """The names of the listing that `to_json` wrote."""
    return tuple(ListedName(each["text"], NameKind(each["kind"])) for each in value["names"])


def digest(listing: Listing) -> bytes:
    """SHA-256 of a listing, by which a change is seen."""
    text = json.dumps(to_json(listing), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).digest()
