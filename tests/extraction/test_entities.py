"""Persons, organisations and places are found with all mentions, each under one id."""

import pytest

from tests.extraction.reader import named, names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Officials have thanked Prime Minister Hun Tallow. He was not there.", "Hun Tallow"),
        ("Reporters followed Prime Minister Bo Sen. Nobody spoke to them at all.", "Bo Sen"),
        ("Am Rin Sok, deputy director of a small charity, spoke on Monday.", "Am Rin Sok"),
        ("The US ambassador to Cambodia Ruben Tallow spoke on Monday.", "Ruben Tallow"),
        ("Minister of Interior Soriya Venn spoke on Monday.", "Soriya Venn"),
        ("Det Ch Insp Ruben Tallow spoke on Monday.", "Ruben Tallow"),
        ("The court freed Mariem Mint Sallow on Monday.", "Mariem Mint Sallow"),
        ("Minister Khalid Al-Tallow spoke on Monday.", "Khalid Al-Tallow"),
        ("Commissioner of Police Ruben Tallow-Venn spoke on Monday.", "Ruben Tallow-Venn"),
        ("Ruben Tallow QC spoke for the family on Monday.", "Ruben Tallow"),
    ],
)
def test_a_person_is_found_whole_and_without_title(text: str, person: str) -> None:
    found = [
        mention
        for name, mentions in names(text).items()
        if name[:6] == "person"
        for mention in mentions
    ]

    assert found == [person]


def test_family_and_given_names_alone_are_the_same_person() -> None:
    found = names("Soriya Venn spoke on Monday. Ms Venn was angry. “I am here,” Soriya said.")

    assert found == {"person:soriya-venn": ["Soriya Venn", "Venn", "Soriya"]}


def test_two_people_of_one_family_stay_two() -> None:
    found = names("Soriya Venn spoke. Her brother Ruben Venn wept. Later Ruben Venn went home.")

    assert {"person:soriya-venn", "person:ruben-venn"} <= set(found)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "The Ministry of Women, Children and Senior Citizens wrote it.",
            "Ministry of Women, Children and Senior Citizens",
        ),
        ("On Monday the interior ministry wrote it.", "interior ministry"),
        (
            "On Monday the Ruritanian Growers' Federation wrote it.",
            "Ruritanian Growers' Federation",
        ),
        ("A study by the charity Lumenaria was printed.", "Lumenaria"),
        (
            "She chairs the Federation of Garment and Carpet Workers now.",
            "Federation of Garment and Carpet Workers",
        ),
        ("The Centre for Harbour Workers’ Rights wrote it.", "Centre for Harbour Workers’ Rights"),
        ("He founded the Ruritanian Path for Rights in May.", "Ruritanian Path for Rights"),
        ("On Monday the Prosecutor General's Office wrote it.", "Prosecutor General's Office"),
    ],
)
def test_an_organisation_is_found_whole(text: str, body: str) -> None:
    assert [body] in names(text).values()


def test_short_forms_stand_for_what_they_shorten() -> None:
    found = names(
        "The Sample Institute for Sailors (SIS) was closed. SIS gave no reason."
        " The institute will open again on Monday."
    )

    assert found["org:sample-institute-for-sailors"] == [
        "Sample Institute for Sailors",
        "SIS",
        "SIS",
        "The institute",
    ]


def test_countries_have_the_same_id_under_every_name() -> None:
    found = names("The United States and Burma agreed. The US was glad, and so was Myanmar.")

    assert found["place:united-states"] == ["United States", "US"]
    assert found["place:myanmar"] == ["Burma", "Myanmar"]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Police in Mexico City held two men, and officials in Mexico said nothing.", True),
        ("The ship left Port Kavira for Lisbon, and returned to Kavira in May.", True),
        ("They were held in Kandal Province, and later brought to Kandal.", False),
    ],
)
def test_a_town_is_not_what_it_is_named_after(text: str, apart: bool) -> None:  # noqa: FBT001  # a case
    places = [each for each in names(text) if each.startswith("place:") and "lisbon" not in each]

    assert len(places) == 1 + apart


def test_nationalities_laws_ships_and_days_are_no_names() -> None:
    text = (
        "On Friday two Norwegian sailors of the longliner Blue Marlin were charged"
        " under the Harbour Safety Act."
    )

    assert names(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the Minister of Human Services, who was angry, spoke.",
        "Norway wrote it for the last Universal Periodic Review.",
        "Provincial police wrote it on Monday.",
        "They were met by Migrant Workers Secretary Soriya Venn.",
    ],
)
def test_fields_of_work_reviews_and_first_words_are_no_organisations(text: str) -> None:
    assert [each for each in names(text) if each.startswith("org:")] == []


def test_names_are_found_again_in_headlines() -> None:
    text = "TALLOW FREED IN GHANA\n\nRuben Tallow was freed on Monday by a court of the capital city, his lawyer said."

    assert names(text)["person:ruben-tallow"] == ["TALLOW", "Ruben Tallow"]
    assert names(text)["place:ghana"] == ["GHANA"]


def test_mentions_stand_in_the_text() -> None:
    told = named(
        "KATHMANDU, 14 March — Ruben Tallow met Soriya Venn of the Sample Network in Doha."
    )

    for entity in told.entities:
        for mention in entity.mentions:
            assert told.article.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "sentence",
    [
        "The tanker Princess Tallowina sank on Monday.",
        "It paid Rp 90 million for the boat.",
        "Tallow & Vesta did not pay the crew.",
        "Golden Harvest was founded by a former soldier.",
    ],
)
def test_ships_sums_and_firms_are_no_persons(sentence: str) -> None:
    found = names(sentence)

    assert not [one for one in found if one.startswith("person:")]
