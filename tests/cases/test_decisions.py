"""Decisions in two stages: their order, who decides, what stood then, and a second look."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.cases.ground import ALL_PRESENT, NEWS, Office, assessed, lodged, office, opened
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.close import NewReopening, ReopenWordsMissing, close, reopen
from wayhome.cases.actions.decide_on_person import (
    NewContest,
    NewDecision,
    contest_decision,
    decide_on_person,
)
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.actions.record_finding import AssessmentMissing, ReasonsMissing
from wayhome.cases.domain.decisions.terms import (
    AskedBy,
    DayWrong,
    DecidingBody,
    Recourse,
    SameDecider,
)
from wayhome.cases.domain.decisions.workflow import (
    DecisionEvent,
    DecisionRefused,
    DecisionState,
)
from wayhome.cases.domain.outcomes import ContradictsAssessment, StandardOfProof
from wayhome.cases.domain.palermo import Elements, Means, Presence
from wayhome.cases.domain.workflow import CloseReason, EventRefused, ReopenReason
from wayhome.cases.models import Decision
from wayhome.cases.queries.decisions import DecidedPerson, decisions_page
from wayhome.cases.queries.words import Words, open_words
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

DAY = date(2022, 9, 1)
_E, _S = DecisionEvent, DecisionState


def _new(event: DecisionEvent, *, on: date = DAY, reasons: str = "Two accounts.") -> NewDecision:
    return NewDecision(
        event=event,
        body=DecidingBody.GOVERNMENT,
        standard=StandardOfProof.REASONABLE_GROUNDS if event.decides else None,
        decided_on=on,
        reasons=reasons,
    )


def _case(unit: Office) -> tuple[UUID, UUID]:
    """A case of the first worker's with an assessment, and its person."""
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(unit.worker.user), by=by)
    assessed(case, by=unit.supervisor)
    return case, complaint


def _decide(case: UUID, person: UUID, event: DecisionEvent, *, by: Actor, on: date = DAY) -> UUID:
    with context.acting(by):
        return decide_on_person(case=case, person=person, decision=_new(event, on=on), by=by)


def _contest(case: UUID, person: UUID, *, by: Actor, on: date = DAY) -> None:
    given = NewContest(AskedBy.LAWYER, Recourse.APPEAL, on, grounds="Nobody heard the person.")
    with context.acting(by):
        contest_decision(case=case, person=person, contest=given, by=by)


def _decided(case: UUID, *, by: Actor) -> DecidedPerson:
    with context.acting(by):
        return decisions_page(by, case).persons[0]


def test_positive_first_stage_gives_thirty_days_and_leads_to_the_second() -> None:
    unit = office()
    case, person = _case(unit)

    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)
    first = _decided(case, by=unit.worker)
    _decide(case, person, _E.SECOND_POSITIVE, by=unit.supervisor, on=DAY + timedelta(days=40))

    assert first.reflection_until == DAY + timedelta(days=30)
    assert _E.SECOND_POSITIVE in first.events
    assert _decided(case, by=unit.worker).state is _S.CONCLUSIVE


def test_second_stage_is_refused_before_the_first() -> None:
    unit = office()
    case, person = _case(unit)

    with pytest.raises(DecisionRefused):
        _decide(case, person, _E.SECOND_POSITIVE, by=unit.worker)


def test_elements_stay_as_they_stood_when_the_assessment_changes() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)
    without = Elements(act=ALL_PRESENT.act, means={}, purpose=ALL_PRESENT.purpose)

    with context.acting(unit.supervisor) as by:
        record_assessment(case=case, assessment=NewAssessment(without, is_child=True), by=by)
    _decide(case, person, _E.SECOND_POSITIVE, by=unit.worker)

    lines = _decided(case, by=unit.worker).lines
    assert [(line.means, line.is_child) for line in lines] == [
        (Presence.UNKNOWN, True),
        (Presence.PRESENT, False),
    ]
    # The first stage asks for no more than reasonable grounds; the second would ask for more.
    assert [line.is_above for line in lines] == [False, False]


def test_decision_that_there_are_grounds_is_refused_when_an_element_is_absent() -> None:
    unit = office()
    case, person = _case(unit)
    none = Elements(
        act=ALL_PRESENT.act,
        means=dict.fromkeys((each.value for each in Means), Presence.ABSENT),
        purpose=ALL_PRESENT.purpose,
    )
    with context.acting(unit.supervisor) as by:
        record_assessment(case=case, assessment=NewAssessment(none, is_child=False), by=by)

    with pytest.raises(ContradictsAssessment):
        _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)
    _decide(case, person, _E.FIRST_NEGATIVE, by=unit.worker)
    _contest(case, person, by=unit.worker)
    with pytest.raises(ContradictsAssessment):
        _decide(case, person, _E.OVERTURN, by=unit.supervisor)


def test_decision_is_refused_when_nothing_was_assessed_or_said() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case

    with pytest.raises(AssessmentMissing):
        _decide(case, complaint, _E.FIRST_POSITIVE, by=unit.supervisor)
    given = _new(_E.FIRST_POSITIVE, reasons=" \n")
    with context.acting(unit.supervisor) as by, pytest.raises(ReasonsMissing):
        decide_on_person(case=case, person=complaint, decision=given, by=by)


def test_what_is_contested_is_judged_by_somebody_else() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_NEGATIVE, by=unit.worker)
    _contest(case, person, by=unit.worker, on=DAY + timedelta(days=2))

    with pytest.raises(SameDecider):
        _decide(case, person, _E.UPHOLD, by=unit.worker, on=DAY + timedelta(days=3))
    _decide(case, person, _E.OVERTURN, by=unit.supervisor, on=DAY + timedelta(days=3))

    found = _decided(case, by=unit.worker)
    assert found.state is _S.REASONABLE
    assert found.reflection_until == DAY + timedelta(days=33)


def test_who_upheld_a_decision_does_not_judge_it_again() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_NEGATIVE, by=unit.worker)
    _contest(case, person, by=unit.worker)
    _decide(case, person, _E.UPHOLD, by=unit.supervisor)
    _contest(case, person, by=unit.worker)

    for decider in (unit.worker, unit.supervisor):
        with pytest.raises(SameDecider):
            _decide(case, person, _E.OVERTURN, by=decider)


def test_contested_decision_waits_for_its_judgement() -> None:
    unit = office()
    case, person = _case(unit)
    with pytest.raises(DecisionRefused):
        _contest(case, person, by=unit.worker)
    _decide(case, person, _E.FIRST_NEGATIVE, by=unit.worker)
    _contest(case, person, by=unit.worker)

    for event in (_E.FIRST_POSITIVE, _E.SECOND_POSITIVE, _E.WITHDRAW):
        with pytest.raises(DecisionRefused):
            _decide(case, person, event, by=unit.supervisor)


def test_days_are_refused_that_are_to_come_or_out_of_order() -> None:
    unit = office()
    case, person = _case(unit)

    with clock.at(datetime(2022, 9, 5, 4, tzinfo=UTC)):
        with pytest.raises(DayWrong):
            _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker, on=date(2022, 9, 6))
        _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker, on=date(2022, 9, 5))
        with pytest.raises(DayWrong):
            _decide(case, person, _E.SECOND_NEGATIVE, by=unit.worker, on=date(2022, 9, 4))


def test_day_is_the_one_where_the_office_is() -> None:
    unit = office()
    case, person = _case(unit)

    # Already the sixth in Phnom Penh.
    with clock.at(datetime(2022, 9, 5, 20, tzinfo=UTC)):
        _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker, on=date(2022, 9, 6))


def test_whoever_withdrew_begins_anew() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)
    _decide(case, person, _E.WITHDRAW, by=unit.worker)

    with pytest.raises(DecisionRefused):
        _decide(case, person, _E.SECOND_POSITIVE, by=unit.worker)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)

    assert _decided(case, by=unit.worker).state is _S.REASONABLE


def test_two_persons_of_a_case_are_decided_apart() -> None:
    unit = office()
    ids = lodged(unit.agency), lodged(unit.agency)
    case = opened(unit, *ids).case
    assessed(case, by=unit.supervisor)

    _decide(case, ids[1], _E.FIRST_POSITIVE, by=unit.supervisor)

    with context.acting(unit.supervisor) as by:
        states = {each.person: each.state for each in decisions_page(by, case).persons}
    assert states == {ids[0]: _S.UNDECIDED, ids[1]: _S.REASONABLE}


def test_decisions_are_closed_to_others() -> None:
    unit, other = office(), office("other", receives=False)
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)

    for stranger in (unit.other_worker, unit.intake, other.supervisor):
        with context.acting(stranger) as by, pytest.raises(NotFound):
            decisions_page(by, case)
        with pytest.raises(NotFound):
            _decide(case, person, _E.SECOND_POSITIVE, by=stranger)
    with pytest.raises(NotFound):
        _decide(case, uuid4(), _E.FIRST_POSITIVE, by=unit.worker)


def test_second_writer_is_told_when_somebody_decided_meanwhile() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)

    given = _new(_E.SECOND_NEGATIVE)
    with context.acting(unit.supervisor) as by, pytest.raises(CaseChanged):
        decide_on_person(case=case, person=person, decision=given, by=by, version=1)


def test_reasons_are_sealed_and_open_with_one_leaf(superuser: psycopg.Connection) -> None:
    unit = office()
    case, person = _case(unit)
    with context.acting(unit.worker) as by:
        given = _new(_E.FIRST_POSITIVE, reasons="Zzyzx spoke of a locked gate.")
        decision = decide_on_person(case=case, person=person, decision=given, by=by)

    with context.acting(unit.worker) as by:
        words = open_words(
            by, case, kind=Words.DECISION, words=decision, purpose=Purpose.PROTECTION
        )

    assert words.text == "Zzyzx spoke of a locked gate."
    for table in ("cases_decision", "cases_step", "audit_leaf"):
        text = superuser.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t").fetchone()
        assert "Zzyzx" not in str(text)
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag IN ('cases:decision:made', 'cases:fields:opened')"
    ).fetchone()
    assert leaves == (2,)


def test_decision_is_never_changed_and_keeps_to_its_rules() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_POSITIVE, by=unit.worker)

    for fault in (
        lambda: Decision.objects.filter(case=case).update(state=_S.CONCLUSIVE),
        lambda: Decision.objects.filter(case=case).delete(),
        lambda: _copy(case, standard_of_proof=""),
        lambda: _copy(case, assessment=None),
        lambda: _copy(case, sealed_reasons=None),
        lambda: _copy(case, asked_by="lawyer"),
        lambda: _copy(case, version=4),
    ):
        with pytest.raises(DatabaseError), context.acting(unit.supervisor):
            fault()


def _copy(case: UUID, **changed: object) -> None:
    """A second decision that breaks a rule."""
    row = Decision.objects.get(case=case)
    row.pk, row.version = uuid4(), 92
    for name, value in changed.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def test_closed_case_takes_no_decision_until_it_is_opened_again_with_a_reason() -> None:
    unit = office()
    case, person = _case(unit)
    _decide(case, person, _E.FIRST_NEGATIVE, by=unit.worker)
    with context.acting(unit.supervisor) as by:
        close(case=case, reason=CloseReason.UNSUBSTANTIATED, by=by)

    with pytest.raises(EventRefused):
        _contest(case, person, by=unit.worker)
    with context.acting(unit.supervisor) as by, pytest.raises(ReopenWordsMissing):
        reopen(case=case, why=NewReopening(ReopenReason.CONTESTED, "  "), by=by)
    with context.acting(unit.supervisor) as by:
        reopen(case=case, why=NEWS, by=by)
    _contest(case, person, by=unit.worker)

    with context.acting(unit.supervisor) as by:
        [line] = decisions_page(by, case).reopenings
        words = open_words(
            by, case, kind=Words.REOPENING, words=line.id, purpose=Purpose.SUPERVISION
        )
    assert line.reason is ReopenReason.NEW_INFORMATION
    assert words.text == NEWS.words
