"""Commitments: given by a noun, said to be going to be done, and what is none."""

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Commitment


@pytest.mark.parametrize(
    ("text", "what", "by"),
    [
        (
            "Prime Minister Dana Whitlow has given an assurance that nobody would be deported.",
            "nobody would be deported",
            "person:dana-whitlow",
        ),
        (
            "Dana Whitlow renewed her pledge to end the use of child soldiers.",
            "end the use of child soldiers",
            "person:dana-whitlow",
        ),
        (
            "Labour Minister Dana Whitlow reaffirmed her commitment to ending child labour by May.",
            "ending child labour by May",
            "person:dana-whitlow",
        ),
        (
            '"The report will be published next month," said Labour Minister Dana Whitlow.',
            "be published next month",
            "person:dana-whitlow",
        ),
        (
            '"We are going to file an appeal," said Dana Whitlow, a lawyer.',
            "file an appeal",
            "person:dana-whitlow",
        ),
        (
            '"We are determined to close the camps," said Dana Whitlow, the minister.',
            "close the camps",
            "person:dana-whitlow",
        ),
        (
            "PRESS RELEASE\n\nThe Harbour Board met today.\n\nThe Board will go on paying them.",
            "go on paying them",
            "org:harbour-board",
        ),
        (
            "The Harbour Board met today. We call on owners to pay. We will name who does not.",
            "name who does not",
            "org:harbour-board",
        ),
    ],
)
def test_commitment_is_told_with_its_words_and_who_makes_it(text: str, what: str, by: str) -> None:
    found = facts_of(Commitment, text)

    assert [(each.what.text if each.what else "", each.by) for each in found] == [(what, (by,))]


@pytest.mark.parametrize(
    "text",
    [
        "The minister, Dana Whitlow, said it would help farmers.",
        "Dana Whitlow, a survivor, said they would kill her.",
        "Recruiters promised her a job in a restaurant, said Dana Whitlow.",
        "Dana Whitlow said she would never forget it.",
        "The suspects will be questioned, said Dana Whitlow, a policewoman.",
    ],
)
def test_forecast_bait_and_fear_are_no_commitments(text: str) -> None:
    assert facts_of(Commitment, text) == []


def test_promise_that_somebody_has_from_a_body_is_of_that_body() -> None:
    text = "The Lamp Trust received assurances from the Harbour Board that they would be freed."

    found = facts_of(Commitment, text)

    assert [each.by for each in found] == [("org:harbour-board",)]
