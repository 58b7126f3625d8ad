"""Record the answers to a profile of published indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.actions.change_case import Change, Line, lock_case, write_case
from wayhome.cases.domain.indicators.profile import UnknownProfile, profile
from wayhome.cases.domain.indicators.recommend import Screened, screen
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CaseEvent
from wayhome.cases.models import ProfileAnswers
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic


@dataclass(frozen=True, slots=True)
class NewAnswers:
    """Answers by item to a version of a profile; `act` and the age are told beside them.

    `is_child` is None when the age is not known. An item left out is unknown.
    """

    profile: str
    profile_version: str
    answers: Mapping[str, Answer]
    act: Presence
    is_child: bool | None


def answer_profile(
    *, case: UUID, given: NewAnswers, by: Actor, version: int | None = None
) -> Screened:
    """Add answers and return what the rule of the profile comes to; nothing is decided by it.

    Raises NotFound, CaseChanged, EventRefused, UnknownProfile (also when the profile has another
    version by now), ProfileIncomplete, ProfileForOthers.
    """
    held = profile(given.profile)
    if held.version != given.profile_version:
        raise UnknownProfile
    asked = {item.id for item in held.items}
    answers = {item: answer for item, answer in given.answers.items() if item in asked}
    found = screen(held, answers, act=given.act, is_child=given.is_child)
    with atomic():
        row = lock_case(Change(case=case, event=CaseEvent.ASSESS, version=version), by=by)
        record = ProfileAnswers(
            agency_id=row.agency_id,
            case=row,
            version=row.version + 1,
            profile=held.id,
            profile_version=held.version,
            is_child=given.is_child,
            answers={item: answer.value for item, answer in answers.items()},
            act=found.act,
            means=found.means,
            purpose=found.purpose,
            recommendation=found.recommendation,
            answered_at=clock.now(),
            answered_by=by.user,
        )
        record.save(force_insert=True)
        write_case(row, Line(StepKind.ANSWERED, code=held.id, subject=record.id), by=by)
        leave_leaf(
            by=by,
            tag=Tag.CASES_PROFILE_ANSWERED,
            about=About(
                kind="case",
                id=row.id,
                detail={"profile": held.id, "recommendation": found.recommendation.value},
            ),
        )
    return found
