"""What people are called to be is found with what it belongs to and what qualifies it."""

import pytest

from tests.extraction.reader import named
from wayhome.extraction.roles import find_roles


@pytest.mark.parametrize(
    ("text", "role", "affiliation"),
    [
        ("Minister of Interior Soriya Venn spoke.", "Minister of Interior", None),
        ("Ghana's labour minister, Soriya Venn, spoke.", "labour minister", "Ghana"),
        ("The US ambassador to Cambodia, Soriya Venn, spoke.", "US ambassador to Cambodia", "US"),
        ("Soriya Venn, head of the Sample Network, spoke.", "head", "Sample Network"),
        (
            "Soriya Venn, 47, deputy director of the Sample Network, spoke.",
            "deputy director",
            "Sample Network",
        ),
        (
            "A spokeswoman for the Sample Network, Soriya Venn, spoke.",
            "spokeswoman",
            "Sample Network",
        ),
        ("Sample Network spokeswoman Soriya Venn spoke.", "spokeswoman", "Sample Network"),
        (
            "Soriya Venn, who also serves as chair of the Sample Network, spoke.",
            "chair",
            "Sample Network",
        ),
        ("Soriya Venn, the Sample Network's director, spoke.", "director", "Sample Network"),
        ("Human rights lawyer Soriya Venn spoke.", "Human rights lawyer", None),
        ("Mr Ruben Tallow, the leader of the opposition, spoke.", "leader of the opposition", None),
    ],
)
def test_a_role_is_found_with_its_affiliation(
    text: str, role: str, affiliation: str | None
) -> None:
    found = list(find_roles(named(text)))

    assert [(each.role.text, each.affiliation and each.affiliation.text) for each in found] == [
        (role, affiliation)
    ]


@pytest.mark.parametrize(
    ("word", "qualifier"),
    [("new", "new"), ("outgoing", "outgoing"), ("former", "former"), ("acting", "acting")],
)
def test_a_role_says_since_when_or_until_when(word: str, qualifier: str) -> None:
    text = f"Soriya Venn, the {word} director of the Sample Network, spoke."

    (found,) = find_roles(named(text))

    assert (found.role.text, found.qualifier) == ("director", qualifier)


def test_a_role_is_proposed_once_in_two_wordings() -> None:
    text = "Minister of Interior Soriya Venn spoke. Interior Minister Venn was angry."

    assert [each.role.text for each in find_roles(named(text))] == ["Minister of Interior"]


def test_a_title_belongs_to_the_name_behind_it() -> None:
    text = "She met Prime Minister Ruben Tallow, Foreign Minister Soriya Venn and others."

    found = {each.person: each.role.text for each in find_roles(named(text))}

    assert found == {
        "person:ruben-tallow": "Prime Minister",
        "person:soriya-venn": "Foreign Minister",
    }
