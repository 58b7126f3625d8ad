"""Sanctions lists as FollowTheMoney entities, one JSON object a line."""

import io
from collections.abc import Mapping

import pytest

from tests.screening.ground import ftm_file
from wayhome.interchange.ftm_list import listings
from wayhome.interchange.unreadable import Unreadable
from wayhome.screening.domain.listings import (
    ListedBirth,
    ListedCountry,
    ListedDocument,
    ListedName,
    Listing,
    NameKind,
    SubjectKind,
)

PERSON = {
    "id": "inv-1",
    "schema": "Person",
    "properties": {
        "name": ["Tevoda Ouk"],
        "alias": ["Uk Tevada"],
        "weakAlias": ["Tep"],
        "previousName": ["Old Name"],
        "birthDate": ["1971-02", "1971-02-14"],
        "nationality": ["kh", "xx"],
        "passportNumber": ["X1"],
        "modifiedAt": ["2021-06-15"],
        "gender": ["male"],
    },
}
SANCTION = {
    "id": "s-1",
    "schema": "Sanction",
    "properties": {
        "entity": ["inv-1"],
        "authority": ["Invented body"],
        "program": ["INVENTED"],
        "unscId": ["INi.001"],
        "listingDate": ["2019-04-02"],
        "startDate": ["2019"],
    },
}
PASSPORT = {
    "id": "p-1",
    "schema": "Passport",
    "properties": {"holder": ["inv-1"], "number": ["X2"], "country": ["th"]},
}
OTHER = {"id": "inv-2", "schema": "Person", "properties": {"name": ["A Relative"]}}
COMPANY = {
    "id": "inv-3",
    "schema": "Company",
    "properties": {"name": ["Lotus Gate"], "topics": ["sanction"]},
}


def read(*entities: Mapping[str, object] | str) -> list[Listing]:
    """All listings of a file."""
    return list(listings(io.BytesIO(ftm_file(*entities))))


@pytest.mark.parametrize("order", [(SANCTION, PERSON, PASSPORT), (PASSPORT, PERSON, SANCTION)])
def test_person_is_joined_with_sanction_and_papers_wherever_they_stand(
    order: tuple[Mapping[str, object], ...],
) -> None:
    (told,) = read(*order, OTHER)

    assert told == Listing(
        key="inv-1",
        kind=SubjectKind.PERSON,
        names=(
            ListedName("Tevoda Ouk"),
            ListedName("Uk Tevada", NameKind.ALIAS),
            ListedName("Old Name", NameKind.FORMER),
            ListedName("Tep", NameKind.WEAK),
        ),
        births=(ListedBirth(1971, 2), ListedBirth(1971, 2, 14)),
        nationalities=(ListedCountry("Cambodia", "KHM"), ListedCountry("xx")),
        documents=(ListedDocument("X1", "Passport"), ListedDocument("X2", "Passport", "Thailand")),
        body="Invented body",
        programme="INVENTED",
        reference="INi.001",
        listed_on="2019-04-02",
        updated_on=("2021-06-15",),
    )


def test_organisation_is_listed_when_its_topics_say_so() -> None:
    (told,) = read(COMPANY, OTHER)

    assert (told.name, told.kind) == ("Lotus Gate", SubjectKind.ORGANISATION)


@pytest.mark.parametrize(
    ("lines", "line", "place"),
    [
        ((SANCTION, "{broken"), 2, ""),
        (("[1]",), 1, ""),
        (('{"id": "\\ud800", "schema": "Person", "properties": {}}',), 1, ""),
        (('{"id": "\\u0000", "schema": "Person", "properties": {}}',), 1, ""),
        (('{"schema": "Person", "properties": {}}',), 1, "id"),
        (('{"id": "a", "properties": {}}',), 1, "schema"),
        (('{"id": "a", "schema": "Person"}',), 1, "properties"),
        (('{"id": "a", "schema": "Person", "properties": {"name": "B"}}',), 1, "name"),
        ((SANCTION, "", {**PERSON, "properties": {}}), 3, "name"),
        ((SANCTION, PERSON, PERSON), 3, "id"),
        ((SANCTION, {**PERSON, "properties": {"name": ["A"], "birthDate": ["x"]}}), 2, "birthDate"),
    ],
)
def test_reader_names_line_and_field_when_it_cannot_go_on(
    lines: tuple[Mapping[str, object] | str, ...], line: int, place: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(*lines)

    assert (refused.value.line, refused.value.place) == (line, place)
