"""Care plans, needs, services and what figures are counted from."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.care.ground import Ground, at_once, beside, ground, provider, sent
from tests.cases.ground import lodged, opened
from tests.intake.ground import CANARY
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.audit.models import Leaf
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.actions.assess_needs import NewNeeds, assess_needs
from wayhome.care.actions.keep_beds import NewStay, book_stay
from wayhome.care.actions.keep_providers import ProviderWords, add_provider
from wayhome.care.actions.move_action import ActionMove, move_action
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.actions.plan_care import (
    ActionsOpen,
    NewAction,
    NewObjective,
    add_action,
    add_objective,
    close_plan,
)
from wayhome.care.actions.record_service import DayAhead, NewService, move_service, record_service
from wayhome.care.actions.tell_case import tell_case
from wayhome.care.actions.working import Whom, WordsMissing
from wayhome.care.domain.approvals import ApprovalMissing, ApprovalStep, Verdict
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.needs import Need
from wayhome.care.domain.plans import ActionEvent, ActionState, DropReason, PlanEnd
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.domain.services import ASKED, ServiceEvent, ServiceKind
from wayhome.care.domain.stays import DaysDisordered
from wayhome.care.queries.care_page import care_page
from wayhome.care.queries.figures import first_served, referrals_accepted
from wayhome.care.queries.plans import plans_of
from wayhome.care.queries.providers import SealedPart, open_provider
from wayhome.care.queries.words import CareWords, open_words
from wayhome.cases.actions.reach import reach
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.domain.milestones import Milestone
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period

pytestmark = pytest.mark.usefixtures("database")


def planned(at: Ground) -> tuple[UUID, UUID]:
    """A plan with one proposed action: the ids of both."""
    objective, action = uuid4(), uuid4()
    with context.acting(at.unit.supervisor) as by:
        new = NewObjective(objective, at.whom, ServiceKind.HEALTH, f"{CANARY} sleeps again.")
        plan = add_objective(new, by=by)
        add_action(NewAction(action, at.case, objective, ServiceKind.HEALTH, "A doctor."), by=by)
    return plan, action


def moved(at: Ground, action: UUID, *events: ActionEvent) -> ActionState:
    """Move an action."""
    with context.acting(at.unit.supervisor) as by:
        for event in events:
            reason = DropReason.DECLINED if event is ActionEvent.DROP else None
            state = move_action(ActionMove(at.case, action, event, reason), by=by)
    return state


def served(at: Ground, whom: Whom | None = None, *, days_ago: int = 0) -> UUID:
    """A service that began."""
    day = clock.local_today() - timedelta(days=days_ago)
    new = NewService(uuid4(), whom or at.whom, ServiceKind.HEALTH, from_on=day)
    with context.acting(at.unit.supervisor) as by:
        return record_service(new, by=by)


def test_action_begins_only_after_the_plan_was_approved_with_it() -> None:
    at = ground()
    plan, first = planned(at)
    with context.acting(at.unit.supervisor) as by:
        set_approvals([ApprovalStep.PLAN], by=by)
        approve(NewApproval(at.case, ApprovalStep.PLAN, plan, Verdict.APPROVED), by=by)
    second = planned(at)[1]

    assert moved(at, first, ActionEvent.AGREE, ActionEvent.BEGIN) is ActionState.UNDER_WAY
    with pytest.raises(ApprovalMissing):
        moved(at, second, ActionEvent.AGREE, ActionEvent.BEGIN)


def test_plan_is_sent_back_only_with_words() -> None:
    at = ground()
    plan, _action = planned(at)

    with pytest.raises(WordsMissing), context.acting(at.unit.supervisor) as by:
        approve(NewApproval(at.case, ApprovalStep.PLAN, plan, Verdict.RETURNED), by=by)


def test_plan_ends_when_nothing_is_left_and_takes_no_more() -> None:
    at = ground()
    plan, action = planned(at)
    with pytest.raises(ActionsOpen), context.acting(at.unit.supervisor) as by:
        close_plan(plan, PlanEnd.REACHED, case=at.case, by=by)
    moved(at, action, ActionEvent.DROP)

    with context.acting(at.unit.supervisor) as by:
        close_plan(plan, PlanEnd.REACHED, case=at.case, by=by)

    with pytest.raises(MoveRefused):
        moved(at, action, ActionEvent.AGREE)
    assert planned(at)[0] != plan


def test_dropping_without_a_reason_changes_nothing() -> None:
    at = ground()
    _plan, action = planned(at)

    with pytest.raises(WordsMissing), context.acting(at.unit.supervisor) as by:
        move_action(ActionMove(at.case, action, ActionEvent.DROP), by=by)


def test_words_of_a_plan_open_together_with_one_leaf() -> None:
    at = ground()
    planned(at)
    with context.acting(at.unit.supervisor) as by:
        (line,) = plans_of(by, at.case)
        before = Leaf.objects.count()
        found = open_words(
            by,
            at.case,
            kinds=[CareWords.OBJECTIVE, CareWords.ACTION],
            rows=line.texts,
            purpose=Purpose.PROTECTION,
        )
        leaves = Leaf.objects.count() - before

    assert any(CANARY in text for text in found.values())
    assert len(found) == 2
    assert leaves == 1


@pytest.mark.parametrize("purpose", [Purpose.PROTECTION, Purpose.SANCTIONS])
def test_words_stay_closed_without_a_row_of_the_case_or_a_purpose_of_the_role(
    purpose: Purpose,
) -> None:
    at = ground()
    planned(at)
    with context.acting(at.unit.worker) as by, pytest.raises(NotFound):
        _open(by, at, [uuid4()], purpose)
    with context.acting(at.unit.supervisor) as by, pytest.raises(NotFound):
        _open(by, at, [uuid4()], purpose)


def _open(by: Actor, at: Ground, rows: list[UUID], purpose: Purpose) -> None:
    """Ask for objectives."""
    open_words(by, at.case, kinds=[CareWords.OBJECTIVE], rows=rows, purpose=purpose)


def test_newest_needs_stand_and_what_was_left_out_is_not_known() -> None:
    at = ground()
    with context.acting(at.unit.supervisor) as by:
        for need in (Need.SOME, Need.URGENT):
            given = {ServiceKind.LEGAL: need}
            assess_needs(NewNeeds(uuid4(), at.whom, given), by=by)
        newest, older = care_page(by, at.case).needs

    assert newest.answers[ServiceKind.LEGAL] is Need.URGENT
    assert older.answers[ServiceKind.LEGAL] is Need.SOME
    assert set(newest.answers) == set(ASKED)
    assert newest.answers[ServiceKind.HEALTH] is Need.NOT_KNOWN


def test_person_of_another_case_is_not_found() -> None:
    at = ground()
    stranger = lodged(at.unit.agency)
    opened(at.unit, stranger)

    with pytest.raises(NotFound), context.acting(at.unit.supervisor) as by:
        assess_needs(NewNeeds(uuid4(), Whom(at.case, stranger), {}), by=by)


def test_service_does_not_end_before_it_began() -> None:
    at = ground()
    service = served(at)
    yesterday = clock.local_today() - timedelta(days=1)

    with pytest.raises(DaysDisordered), context.acting(at.unit.supervisor) as by:
        move_service(service, ServiceEvent.COMPLETE, case=at.case, on_day=yesterday, by=by)


def test_support_is_told_once_when_it_may_follow() -> None:
    at = ground()
    with context.acting(at.unit.supervisor) as by:
        reach(case=at.case, milestone=Milestone.PERSON_LOCATED, by=by)

    served(at)
    served(at)

    with context.acting(at.unit.supervisor) as by:
        assert case_page(by, at.case).reached[-1] is Milestone.SUPPORTED


def test_person_counts_once_in_the_period_of_the_first_service() -> None:
    at = ground()
    with context.acting(at.unit.system) as by:
        register_complaint(complaint=at.person, by=by)
    served(at, days_ago=40)
    served(at)
    today = clock.local_today()
    this, last = (
        Period(today - timedelta(days=30), today),
        Period(today - timedelta(days=60), today - timedelta(days=31)),
    )

    with context.acting(at.unit.supervisor) as by:
        assert first_served(by, this) == ()
        assert [each.complaint for each in first_served(by, last)] == [at.person]


def test_accepted_referral_is_counted_with_its_case() -> None:
    at = ground()
    referral = sent(at)
    with context.acting(at.other.intake) as by:
        answer(ReferralMove(referral, ReferralEvent.ACCEPT), by=by)
    today = clock.local_today()

    with context.acting(at.unit.supervisor) as by:
        found = referrals_accepted(by, Period(today - timedelta(days=1), today + timedelta(days=1)))
    with context.acting(at.other.supervisor) as by:
        theirs = referrals_accepted(by, Period(today, today))

    assert [(each.referral, each.case) for each in found] == [(referral, at.case)]
    assert theirs == ()


def test_answer_stands_in_the_timeline_of_the_senders_case() -> None:
    at = ground()
    referral = sent(at)
    with context.acting(at.unit.system) as by:
        tell_case(referral=referral, event=ReferralEvent.ACCEPT, by=by)

    with context.acting(at.unit.supervisor) as by:
        codes = [step.code for step in case_page(by, at.case).steps if step.kind is StepKind.CARE]

    assert codes[0] == "referral_accept"


@pytest.mark.parametrize("part", SealedPart)
def test_provider_is_not_opened_by_whoever_has_nobody_there(part: SealedPart) -> None:
    at = ground()
    shelter = provider(at)

    for who in (at.unit.worker, at.unit.intake, at.other.supervisor):
        with pytest.raises(NotFound), context.acting(who) as by:
            open_provider(by, shelter, part, purpose=Purpose.CONTACT)


@pytest.mark.parametrize("part", SealedPart)
def test_shelter_of_a_stay_is_not_opened_by_whoever_reads_no_cases(part: SealedPart) -> None:
    at = ground()
    shelter = provider(at)
    new = NewStay(uuid4(), at.whom, shelter, clock.local_today())
    with context.acting(at.unit.supervisor) as by:
        book_stay(new, by=by)

    with pytest.raises(NotFound), context.acting(at.unit.intake) as by:
        open_provider(by, shelter, part, purpose=Purpose.CONTACT, case=at.case)


def test_day_is_that_of_the_office_while_the_utc_day_is_still_the_one_before() -> None:
    at = ground()

    with clock.at(datetime(2026, 11, 22, 18, 30, tzinfo=UTC)):
        begun = NewService(uuid4(), at.whom, ServiceKind.LEGAL, from_on=date(2026, 11, 23))
        ahead = NewService(uuid4(), at.whom, ServiceKind.LEGAL, from_on=date(2026, 11, 24))
        with context.acting(at.unit.supervisor) as by:
            written = record_service(begun, by=by)
        with pytest.raises(DayAhead), context.acting(at.unit.supervisor) as by:
            record_service(ahead, by=by)

    assert written == begun.id


def test_service_sent_twice_at_once_is_written_once() -> None:
    at = ground()
    new = NewService(uuid4(), at.whom, ServiceKind.LEGAL)

    def send() -> UUID:
        with context.acting(at.unit.supervisor) as by:
            return record_service(new, by=by)

    came = at_once(send, send)

    assert came == [new.id, new.id]
    assert _lines(at) == ["service"]


def test_provider_sent_twice_at_once_is_added_once(superuser: psycopg.Connection) -> None:
    at, one = ground(), uuid4()
    words = ProviderWords("House of the river", [ServiceKind.SHELTER])

    def send() -> UUID:
        with context.acting(at.unit.supervisor) as by:
            return add_provider(words, by=by, provider=one)

    with context.acting(at.unit.supervisor) as by:
        add_provider(words, by=by, provider=one)
        came = beside(send, superuser)

    assert came() == one


def test_objective_and_action_sent_twice_stand_once_in_the_timeline() -> None:
    at = ground()
    objective = NewObjective(uuid4(), at.whom, ServiceKind.HEALTH, "She sleeps again.")
    action = NewAction(uuid4(), at.case, objective.id, ServiceKind.HEALTH, "A doctor.")

    with context.acting(at.unit.supervisor) as by:
        for _again in range(2):
            add_objective(objective, by=by)
            add_action(action, by=by)

    assert sorted(_lines(at)) == ["action", "objective"]


def _lines(at: Ground) -> list[str]:
    """What the timeline of the case says of care."""
    with context.acting(at.unit.supervisor) as by:
        return [step.code for step in case_page(by, at.case).steps if step.kind is StepKind.CARE]
