"""The answers to indicators in a case, as they were weighed when they were given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.cases.domain.indicators.profile import Profile, profile
from wayhome.cases.domain.indicators.recommend import Recommendation, Screened, screen
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.models import ProfileAnswers
from wayhome.cases.policy import reach_case
from wayhome.kernel.actor import Actor


@dataclass(frozen=True, slots=True)
class AnswersLine:
    """One round of answers to a profile.

    `screened` is the table by dimension; None when the profile has another version by now, and only
    what was recommended then is known.
    """

    id: UUID
    profile: Profile
    profile_version: str
    answers: Mapping[str, Answer]
    act: Presence
    is_child: bool | None
    recommendation: Recommendation
    screened: Screened | None
    at: datetime
    by: UUID | None


def profile_answers(actor: Actor, case: UUID) -> Sequence[AnswersLine]:
    """All rounds of a case, newest first. Raises NotFound."""
    reach_case(actor, case, Permission.CASE_READ)
    rows = ProfileAnswers.objects.filter(agency_id=actor.agency, case_id=case)
    return [_line(row) for row in rows.order_by("-version")]


def _line(row: ProfileAnswers) -> AnswersLine:
    held = profile(row.profile)
    answers = {item: Answer(answer) for item, answer in row.answers.items()}
    act = Presence(row.act)
    is_same = held.version == row.profile_version
    return AnswersLine(
        id=row.id,
        profile=held,
        profile_version=row.profile_version,
        answers=answers,
        act=act,
        is_child=row.is_child,
        recommendation=Recommendation(row.recommendation),
        screened=screen(held, answers, act=act, is_child=row.is_child) if is_same else None,
        at=row.answered_at,
        by=row.answered_by,
    )
