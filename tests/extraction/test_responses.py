"""Answers: who gives none, who says that it is untrue, and whose they are."""

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Response


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("Attempts to reach Mrs Whitlow were unsuccessful.", "no_response", "person:whitlow"),
        ("The Lamp was unable to contact Dana Whitlow.", "no_response", "person:dana-whitlow"),
        ("Calls to Dana Whitlow were not answered.", "no_response", "person:dana-whitlow"),
        ("Dana Whitlow could not be reached.", "no_response", "person:dana-whitlow"),
        ("Dana Whitlow declined comment.", "declined_to_comment", "person:dana-whitlow"),
        ("Dana Whitlow refused to confirm it.", "declined_to_comment", "person:dana-whitlow"),
        ("Dana Whitlow maintains her innocence.", "denies", "person:dana-whitlow"),
        ("Dana Whitlow said the claims were baseless.", "denies", "person:dana-whitlow"),
        ("Dana Whitlow called the ranking unfair.", "rejects", "person:dana-whitlow"),
        ("Dana Whitlow has not commented.", "no_response", "person:dana-whitlow"),
        ('"This is not true," said Dana Whitlow.', "denies", "person:dana-whitlow"),
    ],
)
def test_answer_is_told_with_its_kind_and_whose_it_is(text: str, kind: str, by: str) -> None:
    found = facts_of(Response, text)

    assert [(each.kind, each.by) for each in found] == [(kind, (by,))]


@pytest.mark.parametrize(
    "text",
    [
        "The company complies with labour laws, Dana Whitlow said.",
        "Dana Whitlow was able to reach the harbour by night.",
        "Dana Whitlow denied bail to the sailors.",
    ],
)
def test_keeping_laws_and_reaching_a_place_answer_nobody(text: str) -> None:
    assert facts_of(Response, text) == []


def test_answer_ends_before_what_else_was_done() -> None:
    (found,) = facts_of(Response, "Dana Whitlow denied that he was hurt and urged calm on Monday.")

    assert "Dana Whitlow denied that he was hurt" in [each.text for each in found.evidence]
