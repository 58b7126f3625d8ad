"""What holds in a case now, as the values that edits begin from: codes only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.cases.queries.danger import danger_page
from wayhome.cases.queries.planned import planned
from wayhome.cases.queries.profile_answers import profile_answers
from wayhome.field.domain.values import (
    Answered,
    answers_values,
    items_values,
    plan_values,
)
from wayhome.kernel.actor import Actor

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SeenValues:
    """The plan, the last answers by the id of their profile, and those on danger."""

    version: int
    plan: Values
    answers: Mapping[str, Values]
    danger: Values


def seen_values(actor: Actor, case: UUID) -> SeenValues:
    """What holds in a case now. Raises NotFound."""
    now = planned(actor, case)
    answers: dict[str, Values] = {}
    for line in profile_answers(actor, case):
        given = Answered(line.answers, line.act, line.is_child)
        answers.setdefault(line.profile.id, answers_values(given))
    return SeenValues(
        now.version, plan_values(now.next_step, now.due_on), answers, danger_values(actor, case)
    )


def danger_values(actor: Actor, case: UUID) -> Values:
    """The last answers to the danger questions; nothing when there are none. Raises NotFound."""
    answered = danger_page(actor, case).asked.answered
    return items_values(answered.answers) if answered else {}
