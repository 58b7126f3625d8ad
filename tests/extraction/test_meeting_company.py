"""Who else was at a meeting, told in a sentence of its own; and who was not."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Meeting

ANA = "person:ana-duarte"


def people_of(more: str) -> list[tuple[str, ...]]:
    text = f"Karel Dvorsky met a delegation of cooks on Monday. {more}"
    return [each.participants for each in facts_of(Meeting, text, date(2013, 5, 8))]


@pytest.mark.parametrize(
    "more",
    [
        "Also present was the envoy, Ana Duarte.",
        "Also present were the envoy, Ana Duarte, and two cooks.",
        "Ana Duarte also took part.",
        "The talks were attended by Ana Duarte.",
        "Among those present were Ana Duarte and Ben Sollis.",
        "The delegation was led by Ana Duarte.",
        "It was led by Ana Duarte.",
    ],
)
def test_those_told_to_have_come_took_part(more: str) -> None:
    (people,) = people_of(more)

    assert ANA in people


@pytest.mark.parametrize(
    "more",
    [
        "Ana Duarte was not present.",
        "Ana Duarte was in Brno.",
        "The march was led by Ana Duarte.",
        "Ana Duarte attended a school in Brno.",
    ],
)
def test_nobody_else_took_part(more: str) -> None:
    (people,) = people_of(more)

    assert ANA not in people
