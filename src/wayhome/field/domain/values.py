"""The values of an edit, by its kind: how they are written as codes, and read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.next_steps import NextStep
from wayhome.cases.domain.palermo import Presence
from wayhome.field.domain.edits import EditUnreadable

NEXT = "next"
"""Step and day belong together: whoever sets one has seen the other."""

_ACT, _IS_CHILD = "act", "is_child"
_AGES = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers to a profile, with what is told beside them."""

    answers: Mapping[str, Answer]
    act: Presence
    is_child: bool | None


def plan_values(step: NextStep, due_on: date | None) -> dict[str, Any]:
    """A plan as values."""
    return {NEXT: {"step": step.value, "due_on": due_on.isoformat() if due_on else None}}


def plan_of(values: Mapping[str, Any]) -> tuple[NextStep, date | None]:
    """A plan from values. Raises EditUnreadable."""
    try:
        told = values[NEXT]
        due_on = date.fromisoformat(told["due_on"]) if told["due_on"] else None
        return NextStep(told["step"]), due_on
    except (KeyError, TypeError, ValueError) as error:
        raise EditUnreadable from error


def answers_values(given: Answered) -> dict[str, Any]:
    """Answers as values; what is not known is left out, as if it had never been asked."""
    age = next(word for word, is_child in _AGES.items() if is_child is given.is_child)
    told = {item: each.value for item, each in given.answers.items()}
    told |= {_ACT: given.act.value, _IS_CHILD: age}
    return {name: code for name, code in told.items() if code != Answer.UNKNOWN.value}


def answered_items(values: Mapping[str, Any]) -> dict[str, Answer]:
    """Answers by their items. Raises EditUnreadable."""
    try:
        return {item: Answer(value or Answer.UNKNOWN) for item, value in values.items()}
    except (TypeError, ValueError) as error:
        raise EditUnreadable from error


def items_values(answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Answers by their items as values; what is not known is left out."""
    return {item: each.value for item, each in answers.items() if each is not Answer.UNKNOWN}


def answers_of(values: Mapping[str, Any]) -> Answered:
    """Answers from values. Raises EditUnreadable."""
    try:
        return Answered(
            answers=answered_items(
                {item: each for item, each in values.items() if item not in {_ACT, _IS_CHILD}}
            ),
            act=Presence(values.get(_ACT) or Presence.UNKNOWN),
            is_child=_AGES[values.get(_IS_CHILD) or "unknown"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EditUnreadable from error
