"""Read the consolidated list of the United Nations Security Council (XML).

Elements as published: INDIVIDUAL and ENTITY with DATAID, name parts, NAME_ORIGINAL_SCRIPT, aliases
with QUALITY, births as DATE, YEAR or FROM_YEAR and TO_YEAR, nationalities, documents,
REFERENCE_NUMBER, LISTED_ON and LAST_DAY_UPDATED. Narratives (COMMENTS1) and addresses are not read:
what a body says of somebody's deeds stands at the source.
"""

from collections.abc import Iterator
from typing import IO

from wayhome.interchange.listed_countries import listed_country
from wayhome.interchange.listed_dates import birth, day, span
from wayhome.interchange.unreadable import Unreadable
from wayhome.interchange.xml_records import Node, records
from wayhome.screening.domain.listings import (
    ListedBirth,
    ListedDocument,
    ListedName,
    Listing,
    NameKind,
    SubjectKind,
)

ROOT = "CONSOLIDATED_LIST"
_KINDS = {"INDIVIDUAL": SubjectKind.PERSON, "ENTITY": SubjectKind.ORGANISATION}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_QUALITIES = {
    "good": NameKind.ALIAS,
    "a.k.a.": NameKind.ALIAS,
    "f.k.a.": NameKind.FORMER,
    "low": NameKind.WEAK,
}
_BETWEEN = "BETWEEN"
_ABOUT = frozenset({"APPROXIMATELY", _BETWEEN})


def published_at(file: IO[bytes]) -> str:
    """When the file says it was made; empty when it does not. Raises Unreadable."""
    return next(records(file, root=ROOT, tags=())).attributes.get("dateGenerated", "")[:40]


def listings(file: IO[bytes]) -> Iterator[Listing]:
    """Every listing of the file, one by one. Raises Unreadable with the line."""
    lines: dict[str, int] = {}
    for node in records(file, root=ROOT, tags=_KINDS):
        if node.tag not in _KINDS:
            continue
        told = _listing(node)
        if told.key in lines:
            problem = f"{told.key} stands in line {lines[told.key]} already"
            raise Unreadable(problem, line=node.line, place=f"{node.tag}/DATAID")
        lines[told.key] = node.line
        yield told


def _listing(node: Node) -> Listing:
    """One INDIVIDUAL or ENTITY."""
    key = node.value("DATAID")
    if not key:
        raise Unreadable("the id is missing", line=node.line, place=f"{node.tag}/DATAID")
    names = tuple(dict.fromkeys(_names(node)))
    if not names:
        raise Unreadable("no name is given", line=node.line, place=f"{node.tag}/FIRST_NAME")
    nationalities = dict.fromkeys(map(listed_country, node.values("NATIONALITY", "VALUE")))
    return Listing(
        key=key[:200],
        kind=_KINDS[node.tag],
        names=names,
        births=tuple(dict.fromkeys(_births(node))),
        nationalities=tuple(nationalities),
        documents=tuple(dict.fromkeys(_documents(node))),
        programme=node.value("UN_LIST_TYPE"),
        reference=node.value("REFERENCE_NUMBER"),
        listed_on=_day(node, "LISTED_ON"),
        updated_on=tuple(_updates(node)),
    )


def _names(node: Node) -> Iterator[ListedName]:
    """Every name that the listing gives, the main one first."""
    main = " ".join(part for tag in _PARTS if (part := node.value(tag)))
    if main:
        yield ListedName(main)
    for text in node.values("NAME_ORIGINAL_SCRIPT"):
        yield ListedName(text, NameKind.ORIGINAL)
    for alias in node.all(f"{node.tag}_ALIAS"):
        kind = _QUALITIES.get(alias.value("QUALITY").casefold(), NameKind.ALIAS)
        for text in alias.value("ALIAS_NAME").split("; "):
            # Some aliases are a hyphen, for one that was taken out.
            if any(map(str.isalnum, text)):
                yield ListedName(text.strip(), kind)


def _births(node: Node) -> Iterator[ListedBirth]:
    """Every date, year or span of years of birth."""
    for told in node.all("INDIVIDUAL_DATE_OF_BIRTH"):
        kind = told.value("TYPE_OF_DATE").upper()
        first, last = told.value("FROM_YEAR"), told.value("TO_YEAR")
        text = told.value("DATE") or told.value("YEAR")
        if first or last:
            yield span(first, last, line=told.line, place=told.tag)
        elif text:
            yield birth(text, line=told.line, place=told.tag, is_about=kind in _ABOUT)


def _documents(node: Node) -> Iterator[ListedDocument]:
    """Every document with a number."""
    for told in node.all(f"{node.tag}_DOCUMENT"):
        if number := told.value("NUMBER"):
            kinds = (told.value("TYPE_OF_DOCUMENT"), told.value("TYPE_OF_DOCUMENT2"))
            country = told.value("ISSUING_COUNTRY") or told.value("COUNTRY_OF_ISSUE")
            yield ListedDocument(number, ", ".join(filter(None, kinds)), country)


def _updates(node: Node) -> Iterator[str]:
    """The days on which the listing was amended."""
    for told in node.all("LAST_DAY_UPDATED"):
        for value in told.all("VALUE"):
            if value.text:
                yield day(value.text, line=value.line, place=told.tag)


def _day(node: Node, tag: str) -> str:
    """The day in a child, if there is one."""
    told = next(node.all(tag), None)
    return day(told.text, line=told.line, place=f"{node.tag}/{tag}") if told else ""
