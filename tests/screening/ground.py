"""Invented lists, as files and as imported; nobody in them exists."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import uuid4

from wayhome.access.domain.purposes import Purpose
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.matching.description import PartialDate
from wayhome.screening.actions.import_list import Imported, ListFile, import_list
from wayhome.screening.actions.note_screening import Screened
from wayhome.screening.actions.screen import Asked, screen
from wayhome.screening.domain.listings import (
    ListedBirth,
    ListedCountry,
    ListedName,
    Listing,
    NameKind,
    SubjectKind,
)
from wayhome.screening.domain.sought import Sought

OUK = Listing(
    key="1",
    kind=SubjectKind.PERSON,
    names=(
        ListedName("Tevoda Ouk"),
        ListedName("អ៊ុក ទេវតា", NameKind.ORIGINAL),
        ListedName("Brother Tep", NameKind.WEAK),
    ),
    births=(ListedBirth(1971, 2, 14),),
    nationalities=(ListedCountry("Cambodia", "KHM"),),
    programme="INVENTED",
    reference="INi.001",
    listed_on="2019-04-02",
)
XU = Listing(
    key="2",
    kind=SubjectKind.PERSON,
    names=(ListedName("Xu Mingyuan"), ListedName("徐明远", NameKind.ORIGINAL)),
    births=(ListedBirth(1974, last_year=1977, is_about=True),),
    reference="INi.002",
    listed_on="2020-09-30",
)
LOTUS = Listing(
    key="3",
    kind=SubjectKind.ORGANISATION,
    names=(ListedName("Lotus Gate Invented Holdings"),),
    reference="INe.001",
    listed_on="2021-03-08",
)


def list_file(*listings: Listing, code: str = "invented", is_sure: bool = False) -> ListFile:
    """A file with these listings; the same listings make the same file."""
    return ListFile(
        code=code,
        title="Invented list",
        body="Invented body",
        sha256=sha256(repr(listings).encode()).digest(),
        format="un_xml",
        is_sure=is_sure,
    )


def imported(system: Actor, *listings: Listing, code: str = "invented") -> Imported:
    """These listings as the newest version of a list."""
    with context.acting(system):
        file = list_file(*listings, code=code, is_sure=True)
        return import_list(file, iter(listings), by=system)


@dataclass(frozen=True, slots=True)
class Name:
    """A name to be screened, with what sharpens it."""

    text: str
    others: tuple[str, ...] = ()
    kind: SubjectKind = SubjectKind.PERSON
    birth: PartialDate | None = None
    nationality: str = ""
    purpose: Purpose = field(default=Purpose.SANCTIONS)

    @property
    def asked(self) -> Asked:
        """The question."""
        names = (self.text, *self.others)
        return Asked(uuid4(), Sought(names, self.kind, self.birth, self.nationality), self.purpose)


def screened(by: Actor, name: Name | str) -> Screened:
    """A name screened by somebody."""
    told = name if isinstance(name, Name) else Name(name)
    with context.acting(by):
        return screen(told.asked, by=by)


def individual(key: str, inside: str) -> str:
    """One INDIVIDUAL of the consolidated list."""
    return f"<INDIVIDUAL>\n<DATAID>{key}</DATAID>\n{inside}\n</INDIVIDUAL>"


def un_file(*records: str) -> bytes:
    """A consolidated list; the first record begins in line 3."""
    inside = "\n".join(records)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<CONSOLIDATED_LIST dateGenerated="2022-11-01">'
    return f"{head}\n{inside}\n</CONSOLIDATED_LIST>".encode()


def ftm_file(*entities: Mapping[str, object] | str) -> bytes:
    """Entities one a line; a text stands as it is."""
    lines: Iterable[str] = (
        each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in entities
    )
    return "\n".join(lines).encode()
