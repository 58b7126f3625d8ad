"""Every wording of names and roles finds its name or role in its own example sentence."""

import pytest

from tests.extraction.reader import named
from wayhome.extraction.blocks import blocks
from wayhome.extraction.facts import EntityKind
from wayhome.extraction.furniture import is_furniture
from wayhome.extraction.roles import find_roles
from wayhome.extraction.words import Entry, lexicon


def _told(kind: str) -> list[Entry]:
    return [each for each in lexicon(kind) if each.example]


@pytest.mark.parametrize("entry", _told("known_organisations"), ids=lambda each: str(each.rule))
def test_a_known_organisation_has_its_id_under_every_name(entry: Entry) -> None:
    for word in entry.words:
        told = named(entry.example.replace(entry.words[0], word))

        assert entry.rule in {each.entity_id for each in told.entities}, word


@pytest.mark.parametrize("entry", _told("organisations"), ids=lambda each: str(each.rule))
def test_a_wording_of_organisations_names_one(entry: Entry) -> None:
    told = named(entry.example)

    assert EntityKind.ORG in {each.kind for each in told.entities}


@pytest.mark.parametrize("entry", _told("names"), ids=lambda each: str(each.rule))
def test_a_wording_of_names_names_somebody_or_some_place(entry: Entry) -> None:
    told = named(entry.example)
    wanted = EntityKind.PLACE if "Tallow" not in entry.example else EntityKind.PERSON

    assert wanted in {each.kind for each in told.entities}


@pytest.mark.parametrize("entry", _told("roles"), ids=lambda each: str(each.rule))
def test_a_wording_of_roles_gives_a_role(entry: Entry) -> None:
    found = list(find_roles(named(entry.example)))

    assert found or entry.more["use"] == "part"
    if entry.more["use"] == "qualifier":
        assert [each.qualifier for each in found] == [entry.more["qualifier"]]


@pytest.mark.parametrize("entry", _told("furniture"), ids=lambda each: str(each.rule))
def test_furniture_stays_out_of_the_article(entry: Entry) -> None:
    story = "The harbour office said on Monday that eleven sailors had been found on board."

    found = blocks(f"{story}\n\n{entry.example}\n\nA line of an advertisement")

    assert found[1].label == "furniture" or not is_furniture(entry.example)
