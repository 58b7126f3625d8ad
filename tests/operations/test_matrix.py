"""Who may do what in which state: role by role, named or not, through the actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.cases.ground import Office, office
from tests.operations.ground import approved, begun, case_of, plan, planned, row
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import GRANTS
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.operations.actions.add_site import NewSite, add_site
from wayhome.operations.actions.approve import approve
from wayhome.operations.actions.begin import begin
from wayhome.operations.actions.call_off import call_off
from wayhome.operations.actions.finish import NewResult, finish, judge_again
from wayhome.operations.actions.follow_person import follow_person
from wayhome.operations.actions.keep_evidence import (
    NewCustody,
    NewEvidence,
    hand_over,
    keep_evidence,
)
from wayhome.operations.actions.link_case import link_case, unlink_case
from wayhome.operations.actions.name_member import drop_member, name_member
from wayhome.operations.actions.open_case_for import open_case_for
from wayhome.operations.actions.plan_operation import change_plan, plan_operation
from wayhome.operations.actions.record_persons import NewPerson, record_persons
from wayhome.operations.actions.seal_source import seal_source
from wayhome.operations.domain.evidence import CustodyWords, EvidenceKind, EvidenceWords
from wayhome.operations.domain.kinds import SiteKind
from wayhome.operations.domain.persons import PersonEvent, PersonState
from wayhome.operations.domain.result import Counts, ResultOutcome
from wayhome.operations.domain.source_words import SourceWords
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import NEEDS, OperationEvent, OperationState, possible
from wayhome.operations.queries.evidence import evidence_of
from wayhome.operations.queries.listing import OperationFilter, operations, state_counts
from wayhome.operations.queries.open_words import open_words
from wayhome.operations.queries.operation_page import operation_page
from wayhome.operations.queries.sources import sources_of

RESULT = NewResult(ResultOutcome.REACHED, Counts(3, 1, 2, 0))


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def done(unit: Office, *cases: UUID) -> UUID:
    """An operation that came to a result."""
    operation = begun(unit, *cases)
    with context.acting(unit.worker) as by:
        finish(operation=operation, result=RESULT, by=by)
    return operation


def called_off(unit: Office, *cases: UUID) -> UUID:
    """An operation that was called off."""
    operation = approved(unit, *cases)
    with context.acting(unit.worker) as by:
        call_off(operation=operation, by=by)
    return operation


STATES: dict[OperationState, Callable[..., UUID]] = {
    OperationState.PLANNED: planned,
    OperationState.APPROVED: approved,
    OperationState.UNDER_WAY: begun,
    OperationState.DONE: done,
    OperationState.CALLED_OFF: called_off,
}


def with_role(unit: Office, role: Role) -> Actor:
    """Somebody else of the agency."""
    with context.acting(unit.system) as by:
        user = create_user(
            NewUser(
                username=f"{role.value}-{uuid4().hex[:6]}",
                display_name=role.value,
                password="long enough to keep",
                roles=[role],
            ),
            by=by,
        )
    kind = ActorKind.PARTNER if role is Role.PARTNER_OFFICER else ActorKind.STAFF
    return Actor(kind=kind, agency=unit.agency, user=user, roles=frozenset({role}))


@dataclass(frozen=True)
class Ids:
    """What the actions are tried on."""

    operation: UUID
    case: UUID
    user: UUID


def tries(ids: Ids) -> dict[str, Callable[[Actor], object]]:
    """Every action and read of one operation."""
    on, day, past = ids.operation, clock.local_today(), clock.now() - timedelta(minutes=5)
    evidence = NewEvidence(EvidenceKind.PAPER, EvidenceWords("Ledger", "Safe"), past)
    custody = NewCustody(CustodyWords("One", "Other"), past)
    words = SourceWords("The night cook")
    person = NewPerson(PersonState.LOCATED)
    return {
        "page": lambda by: operation_page(by, on),
        "plan words": lambda by: open_words(
            by, on, kind=Words.PLAN, words=on, purpose=Purpose.OPERATION
        ),
        "evidence": lambda by: evidence_of(by, on),
        "sources": lambda by: sources_of(by, on),
        "change": lambda by: change_plan(operation=on, plan=plan(), by=by),
        "approve": lambda by: approve(operation=on, by=by),
        "begin": lambda by: begin(operation=on, by=by),
        "call off": lambda by: call_off(operation=on, by=by),
        "finish": lambda by: finish(operation=on, result=RESULT, by=by),
        "judge": lambda by: judge_again(operation=on, result=RESULT, by=by),
        "name": lambda by: name_member(operation=on, user=ids.user, by=by),
        "drop": lambda by: drop_member(operation=on, user=ids.user, by=by),
        "link": lambda by: link_case(operation=on, case=ids.case, by=by),
        "unlink": lambda by: unlink_case(operation=on, case=ids.case, by=by),
        "site": lambda by: add_site(operation=on, site=NewSite(SiteKind.HOUSE, uuid4()), by=by),
        "record": lambda by: record_persons(operation=on, persons=[person], on=day, by=by),
        "follow": lambda by: follow_person(
            operation=on, person=uuid4(), event=PersonEvent.FREE, by=by
        ),
        "open case": lambda by: open_case_for(operation=on, person=uuid4(), by=by),
        "keep": lambda by: keep_evidence(operation=on, evidence=evidence, by=by),
        "hand": lambda by: hand_over(operation=on, evidence=uuid4(), custody=custody, by=by),
        "seal": lambda by: seal_source(operation=on, words=words, circle=[], by=by),
    }


@pytest.mark.parametrize("state", OperationState)
def test_stranger_is_refused_as_if_it_were_not_there(unit: Office, state: OperationState) -> None:
    case = case_of(unit)
    operation = STATES[state](unit, case)
    assert unit.worker.user is not None
    ids = Ids(operation, case, unit.worker.user)
    strangers = [
        unit.other_worker,
        unit.intake,
        office("other", receives=False).supervisor,
        *(with_role(unit, role) for role in (Role.ADMINISTRATOR, Role.AUDITOR)),
        with_role(unit, Role.RIGHTS_MONITOR),
        with_role(unit, Role.PARTNER_OFFICER),
    ]
    for actor in strangers:
        for attempt in tries(ids).values():
            with context.acting(actor) as by, pytest.raises(NotFound):
                attempt(by)
    assert row(unit, operation).state == state


@pytest.mark.parametrize("state", OperationState)
def test_case_worker_of_a_linked_case_reads_the_result_and_no_more(
    unit: Office, state: OperationState
) -> None:
    case = case_of(unit)
    operation = STATES[state](unit, case)
    assert unit.other_worker.user is not None
    reader = _reader(unit, case)
    ids = Ids(operation, case, unit.other_worker.user)
    sees = state is OperationState.DONE

    with context.acting(reader) as by:
        assert len(operations(by, OperationFilter()).rows) == sees
        assert sum(state_counts(by).values()) == sees
    for name, attempt in tries(ids).items():
        if sees and name == "page":
            continue
        with context.acting(reader) as by, pytest.raises(NotFound):
            attempt(by)


@pytest.mark.parametrize("state", OperationState)
def test_named_worker_and_supervisor_are_offered_what_state_and_role_allow(
    unit: Office, state: OperationState
) -> None:
    operation = STATES[state](unit, case_of(unit))

    for actor, role in ((unit.worker, Role.CASE_WORKER), (unit.supervisor, Role.SUPERVISOR)):
        with context.acting(actor) as by:
            offered = operation_page(by, operation).events
        allowed = {event for event in possible(state) if NEEDS[event] in GRANTS[role].permissions}
        assert offered == allowed
        assert (OperationEvent.APPROVE in offered) == (
            state is OperationState.PLANNED and role is Role.SUPERVISOR
        )


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.CASE_WORKER, Role.SUPERVISOR}]
)
def test_nobody_else_plans(unit: Office, role: Role) -> None:
    actor = with_role(unit, role)
    assert Permission.OPERATION_WORK not in GRANTS[role].permissions

    with context.acting(actor) as by, pytest.raises(NotFound):
        plan_operation(plan=plan(), by=by)


def _reader(unit: Office, case: UUID) -> Actor:
    """Another case worker to whom the case is handed."""
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.other_worker.user), by=by)
    return unit.other_worker
