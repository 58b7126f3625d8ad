"""Days of meetings: of diaries and chronologies, of the same evening, and none of what was said."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Meeting

PUBLISHED = date(2013, 5, 10)  # a Friday


def days_of(text: str) -> list[tuple[str | None, str]]:
    return [(each.date, each.status) for each in facts_of(Meeting, text, PUBLISHED)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("7 May – ", "8 May – "),
        ("7 May: ", "8 May: "),
        ("• 7 May - ", "• 8 May - "),
        ("TUESDAY: ", "WEDNESDAY: "),
        ("Tuesday, 7 May\n\n", "Wednesday, 8 May\n\n"),
    ],
)
def test_entries_of_a_diary_are_of_the_day_at_their_head(first: str, second: str) -> None:
    text = (
        f"{first}Governor Karel Dvorsky received Mayor Milan Hruska.\n\n"
        f"{second}Karel Dvorsky met the envoy, Ana Duarte, in Brno.\n\n"
        "Ana Duarte then had talks with Bishop Ben Sollis."
    )

    assert [day for day, _ in days_of(text)] == ["2013-05-07", "2013-05-08", "2013-05-08"]


def test_entries_of_a_diary_yet_to_come_are_planned() -> None:
    text = (
        "13 May: Governor Karel Dvorsky meets Mayor Milan Hruska.\n\n"
        "14 May: Karel Dvorsky receives the envoy, Ana Duarte."
    )

    assert days_of(text) == [("2013-05-13", "planned"), ("2013-05-14", "planned")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Karel Dvorsky came on 29 April. Two days later he met Milan Hruska.", "2013-05-01"),
        (
            "Karel Dvorsky met Ana Duarte on Monday. He was later received by Milan Hruska.",
            "2013-05-06",
        ),
        (
            "“If he is free by Christmas, I will sing,” said Milan Hruska, whom Karel Dvorsky met.",
            None,
        ),
        (
            "A session with Milan Hruska, which had been on her programme for Thursday, was put off.",
            "2013-05-09",
        ),
    ],
)
def test_the_day_is_that_of_the_meeting(text: str, day: str | None) -> None:
    assert days_of(text)[-1][0] == day


ARRIVAL = (
    "The envoy Ben Sollis waits for Ana Duarte as she lands in Brno on Monday for a long visit."
)
VISIT = "Her visit comes as strikers fill the square of the town."


@pytest.mark.parametrize(
    ("before", "visit", "day"),
    [
        (f"{ARRIVAL}\n\nAna Duarte has said little.", VISIT, "2013-05-06"),
        (f"{ARRIVAL}\n\nMinister Lila Venn has said little.", "Venn's visit was long.", None),
        (f"{ARRIVAL}\n\nAna Duarte has said little.", "Her last visit was long.", None),
        ("Ana Duarte has said little since Monday.", VISIT, None),
    ],
)
def test_visit_is_of_the_day_on_which_the_visitor_came(
    before: str, visit: str, day: str | None
) -> None:
    assert days_of(f"{before} {visit}") == [(day, "held")]
