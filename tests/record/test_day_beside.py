"""A day right beside the words for what happened is its day; any other is left alone."""

import re

import pytest

from wayhome.record.domain.day_beside import Day, Words, day_beside


def told(sentence: str, own: str) -> str | None:
    """The day of `own` in a sentence whose dates stand in square brackets."""
    days, plain, shift = [], "", 0
    for each in re.finditer(r"\[(.*?)\]", sentence):
        start = each.start() - shift
        days.append(Day(start, start + len(each[1]), each[1]))
        shift += 2
    plain = sentence.replace("[", "").replace("]", "")
    around = [Words(0, plain), Words(0, f"{plain} She left on Sunday.")]
    return day_beside(Words(plain.index(own), own), around, days)


@pytest.mark.parametrize(
    ("sentence", "own", "day"),
    [
        ("Police arrested Emil Castane, a shop steward, on [Friday].", "arrested Emil Castane", "Friday"),
        ("On [Saturday] a court charged him.", "a court charged him", "Saturday"),
        ("On [Saturday], a court charged him.", "a court charged him", "Saturday"),
        ("A ban on contracts has been in force since [1 March].", "A ban on contracts", "1 March"),
        ("La police a arrêté Emil Castane [vendredi].", "a arrêté Emil Castane", "vendredi"),
        ("[周五]警方逮捕了卡斯坦。", "警方逮捕了卡斯坦", "周五"),
        # Of somebody else, of something else, or of one of two things.
        ("Police arrested Emil Castane, who led a march on [Friday].", "arrested Emil Castane", None),
        ("Police arrested Emil Castane and freed his brother on [Friday].", "arrested Emil Castane", None),
        ("Police arrested Emil Castane, and on [Friday] they left.", "arrested Emil Castane", None),
        ("After a march on [Friday] in the old town police arrested him.", "police arrested him", None),
        ("Police arrested him on [Friday] or on [Saturday].", "arrested him", None),
        ("Police arrested him, a man of many words and of no small number of friends, on [Friday].", "arrested him", None),
        ("Police arrested him.", "arrested him", None),
    ],
)  # fmt: skip
def test_day_is_that_of_what_happened_only_when_it_stands_beside_it(
    sentence: str, own: str, day: str | None
) -> None:
    assert told(sentence, own) == day


def test_day_of_another_sentence_is_not_asked() -> None:
    text = "Police arrested him. She left on Sunday."
    around = [Words(0, "Police arrested him.")]

    found = day_beside(Words(7, "arrested him"), around, [Day(33, 39, "Sunday")])

    assert (text[33:39], found) == ("Sunday", None)
