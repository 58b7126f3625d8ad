"""The consolidated list of the Security Council: everything read, nothing guessed."""

import io
from importlib.resources import files

import pytest

from tests.screening.ground import individual, un_file
from wayhome.interchange.un_list import listings, published_at
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

FULL = """<FIRST_NAME>Tevoda</FIRST_NAME><SECOND_NAME> </SECOND_NAME>
<THIRD_NAME>Ouk</THIRD_NAME><FOURTH_NAME/>
<UN_LIST_TYPE>INVENTED</UN_LIST_TYPE><REFERENCE_NUMBER> INi.001 </REFERENCE_NUMBER>
<LISTED_ON>2019-04-02T00:00:00</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>អ៊ុក ទេវតា</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>Words about deeds.</COMMENTS1>
<NATIONALITY><VALUE>Cambodia</VALUE><VALUE>Viet Nam</VALUE><VALUE>Atlantis</VALUE></NATIONALITY>
<LAST_DAY_UPDATED><VALUE>2020-01-01</VALUE><VALUE>2021-06-15</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Uk Tevada; Ouk T.</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Brother Tep</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old Name</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>-</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-02-14-04:00</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1968</FROM_YEAR><TO_YEAR>1972</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH/>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>diplomatic</TYPE_OF_DOCUMENT2><NUMBER>X0000001</NUMBER><ISSUING_COUNTRY>Cambodia</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT></INDIVIDUAL_DOCUMENT>"""


def read(content: bytes) -> list[Listing]:
    """All listings of a file."""
    return list(listings(io.BytesIO(content)))


def test_individual_is_read_with_all_that_the_list_says() -> None:
    (told,) = read(un_file(individual("7", FULL)))

    assert told == Listing(
        key="7",
        kind=SubjectKind.PERSON,
        names=(
            ListedName("Tevoda Ouk"),
            ListedName("អ៊ុក ទេវតា", NameKind.ORIGINAL),
            ListedName("Uk Tevada", NameKind.ALIAS),
            ListedName("Ouk T.", NameKind.ALIAS),
            ListedName("Brother Tep", NameKind.WEAK),
            ListedName("Old Name", NameKind.FORMER),
        ),
        births=(
            ListedBirth(1971, 2, 14),
            ListedBirth(1970, is_about=True),
            ListedBirth(1968, last_year=1972, is_about=True),
        ),
        nationalities=(
            ListedCountry("Cambodia", "KHM"),
            ListedCountry("Viet Nam", "VNM"),
            ListedCountry("Atlantis"),
        ),
        documents=(ListedDocument("X0000001", "Passport, diplomatic", "Cambodia"),),
        programme="INVENTED",
        reference="INi.001",
        listed_on="2019-04-02",
        updated_on=("2020-01-01", "2021-06-15"),
    )


def test_entity_is_read_beside_individuals() -> None:
    entity = "<ENTITIES><ENTITY><DATAID>8</DATAID><FIRST_NAME>Lotus Gate</FIRST_NAME></ENTITY></ENTITIES>"

    people, organisation = read(un_file(individual("7", "<FIRST_NAME>A B</FIRST_NAME>"), entity))

    assert (people.kind, organisation.kind) == (SubjectKind.PERSON, SubjectKind.ORGANISATION)
    assert organisation.name == "Lotus Gate"


def test_list_of_the_demo_says_that_it_is_invented() -> None:
    content = files("wayhome.server.demo").joinpath("data/invented_list.xml").read_bytes()

    told = read(content)

    assert b"invented list" in content[:200]
    assert {each.programme for each in told} == {"INVENTED"}
    assert published_at(io.BytesIO(content)) == "2022-11-01T00:00:00.000Z"


NAMED = "<FIRST_NAME>A</FIRST_NAME>"
BORN = "<INDIVIDUAL_DATE_OF_BIRTH>{}</INDIVIDUAL_DATE_OF_BIRTH>"


@pytest.mark.parametrize(
    ("content", "line", "place"),
    [
        (b"", 1, ""),
        (b"<CONSOLIDATED_LIST>", 1, ""),
        (b"<SOMETHING><INDIVIDUAL/></SOMETHING>", 1, "SOMETHING"),
        (un_file(f"<INDIVIDUAL>{NAMED}</INDIVIDUAL>"), 3, "INDIVIDUAL/DATAID"),
        (un_file(individual("1", "<FIRST_NAME> </FIRST_NAME>")), 3, "INDIVIDUAL/FIRST_NAME"),
        (un_file(individual("1", NAMED), individual("1", NAMED)), 7, "INDIVIDUAL/DATAID"),
        (
            un_file(individual("1", f"{NAMED}\n<LISTED_ON>soon</LISTED_ON>")),
            6,
            "INDIVIDUAL/LISTED_ON",
        ),
        (
            un_file(individual("1", NAMED + BORN.format("<DATE>1971-02-31</DATE>"))),
            5,
            "INDIVIDUAL_DATE_OF_BIRTH",
        ),
        (
            un_file(individual("1", NAMED + BORN.format("<YEAR>1066</YEAR>"))),
            5,
            "INDIVIDUAL_DATE_OF_BIRTH",
        ),
        (
            un_file(
                individual(
                    "1",
                    NAMED + BORN.format("<FROM_YEAR>1980</FROM_YEAR><TO_YEAR>1970</TO_YEAR>"),
                )
            ),
            5,
            "INDIVIDUAL_DATE_OF_BIRTH",
        ),
        (un_file("<INDIVIDUAL><DATAID>1</DATAD></INDIVIDUAL>"), 3, ""),
    ],
)
def test_reader_names_line_and_element_when_it_cannot_go_on(
    content: bytes, line: int, place: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)

    assert (refused.value.line, refused.value.place) == (line, place)


def test_entities_of_a_bomb_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]><CONSOLIDATED_LIST/>'

    with pytest.raises(Unreadable, match="entities"):
        read(bomb)


def test_elements_too_deep_are_refused() -> None:
    with pytest.raises(Unreadable, match="deep"):
        read(un_file("<A>" * 20 + "</A>" * 20))


def test_long_list_is_read_one_by_one() -> None:
    many = un_file(*(individual(str(number), NAMED) for number in range(2_000)))
    file = io.BytesIO(many)

    first = next(listings(file))

    assert first.key == "0"
    assert file.tell() < len(many)
