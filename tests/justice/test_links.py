"""Links between alleged persons: proposed, judged, taken back, and told to nobody else."""

from datetime import date
from uuid import UUID

import pytest

from tests.cases.ground import Office, office, opened
from tests.justice.ground import (
    HEAD,
    OTHER,
    STRANGER,
    alleged_in,
    case_of,
    convicted,
    happened,
    judged,
    looked_for,
    noted,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.actions.judge_link import (
    AlreadyJudged,
    Contradicts,
    NotInForce,
    judge_link,
    retract_judgement,
)
from wayhome.justice.actions.propose_links import propose_links
from wayhome.justice.actions.tell_alleged import withdraw_alleged
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.network import Key, NodeKind
from wayhome.justice.domain.proceedings import ProceedingEvent as Event
from wayhome.justice.domain.verdicts import LinkState, Verdict
from wayhome.justice.models import Link
from wayhome.justice.queries.figures import figures
from wayhome.justice.queries.judgements import judgement
from wayhome.justice.queries.links import LinkRow, link, links, links_of
from wayhome.justice.queries.network import NetworkView, network, open_network
from wayhome.justice.queries.opened_link import open_link
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.period import Period
from wayhome.matching.description import Description

pytestmark = [pytest.mark.own_sql, pytest.mark.usefixtures("database")]


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def unassigned(unit: Office) -> UUID:
    """A case that nobody but a supervisor reads."""
    return opened(unit).case


def piles(actor: Actor, state: LinkState = LinkState.OPEN) -> tuple[LinkRow, ...]:
    """A pile of links, as somebody sees it."""
    with context.acting(actor):
        return links(actor, state)


def seen(actor: Actor, case: UUID | None = None) -> NetworkView:
    """The network, as somebody sees it."""
    with context.acting(actor):
        return network(actor, case=case)


def keys_of(view: NetworkView, kind: NodeKind) -> list[Key]:
    """The points of one kind."""
    return [node.key for node in view.network.nodes if node.key.kind is kind]


def test_same_person_in_two_cases_is_proposed_and_nothing_is_joined(unit: Office) -> None:
    one, other = case_of(unit), case_of(unit)
    alleged_in(unit, one)
    alleged_in(unit, other)

    (found,) = piles(unit.worker)

    assert {found.left.case, found.right.case} == {one, other}
    assert len(keys_of(seen(unit.worker, one), NodeKind.ALLEGED)) == 2


def test_shared_number_is_proposed_whatever_the_names(unit: Office) -> None:
    alleged_in(unit, case_of(unit), HEAD)
    alleged_in(unit, case_of(unit), OTHER)

    assert len(piles(unit.worker)) == 1


def test_shared_account_is_proposed_however_it_is_written(unit: Office) -> None:
    alleged_in(unit, case_of(unit), Identity(accounts=("@Boss_Vuthy",)))
    alleged_in(unit, case_of(unit), Identity(accounts=("boss_vuthy ",)))

    assert len(piles(unit.worker)) == 1


def test_strangers_and_persons_of_one_case_are_not_proposed(unit: Office) -> None:
    case = case_of(unit)
    alleged_in(unit, case)
    alleged_in(unit, case)
    alleged_in(unit, case_of(unit), STRANGER)

    assert piles(unit.worker) == ()


def test_proposing_again_changes_nothing(unit: Office) -> None:
    alleged_in(unit, case_of(unit))
    second = alleged_in(unit, case_of(unit))

    assert looked_for(unit, second) == ()
    assert len(piles(unit.worker)) == 1


def test_only_the_machine_proposes(unit: Office) -> None:
    alleged = alleged_in(unit, case_of(unit))

    with context.acting(unit.supervisor) as by, pytest.raises(NotFound):
        propose_links(alleged=alleged, by=by)


def test_judgement_joins_and_taking_it_back_gives_exactly_what_was(unit: Office) -> None:
    one, other = case_of(unit), case_of(unit)
    alleged_in(unit, one)
    alleged_in(unit, other)
    before = seen(unit.worker)
    (found,) = piles(unit.worker)

    verdict = judged(unit.worker, found.id)

    joined = seen(unit.worker)
    assert len(keys_of(joined, NodeKind.ALLEGED)) == 1
    (person,) = joined.persons.values()
    assert {row.case for row in person} == {one, other}
    with context.acting(unit.worker) as by:
        retract_judgement(judgement=verdict, reason="Another aunt.", by=by)
    assert seen(unit.worker) == before
    assert len(piles(unit.worker)) == 1


def test_decided_link_is_judged_anew_only_after_taking_back(unit: Office) -> None:
    alleged_in(unit, case_of(unit))
    alleged_in(unit, case_of(unit))
    (found,) = piles(unit.worker)
    verdict = judged(unit.worker, found.id)

    assert judged(unit.worker, found.id) == verdict
    with context.acting(unit.supervisor) as by, pytest.raises(AlreadyJudged):
        judge_link(link=found.id, verdict=Verdict.DIFFERENT, reason="No.", by=by)
    with context.acting(unit.worker) as by:
        retract_judgement(judgement=verdict, reason="No.", by=by)
    with context.acting(unit.worker) as by, pytest.raises(NotInForce):
        retract_judgement(judgement=verdict, reason="No.", by=by)


def test_judgement_that_contradicts_others_is_refused(unit: Office) -> None:
    for _ in range(3):
        alleged_in(unit, case_of(unit))
    first, second, third = piles(unit.worker)
    judged(unit.worker, first.id)
    judged(unit.worker, second.id)

    with context.acting(unit.worker) as by, pytest.raises(Contradicts):
        judge_link(link=third.id, verdict=Verdict.DIFFERENT, reason="No.", by=by)

    assert [row.id for row in piles(unit.worker)] == [third.id]


def test_worker_of_one_case_learns_nothing_of_another(unit: Office) -> None:
    mine, hidden = case_of(unit), unassigned(unit)
    alleged = alleged_in(unit, mine)
    alleged_in(unit, hidden)
    alone = office_alone(unit, mine)
    (found,) = piles(unit.supervisor)
    verdict = judged(unit.supervisor, found.id)

    with context.acting(unit.worker) as by:
        assert links(by, LinkState.OPEN) == links(by, LinkState.SAME) == ()
        assert links_of(by, [alleged]) == ()
        assert network(by, case=mine) == alone
        assert network(by).network.nodes == ()
    for refused in (
        lambda by: link(by, found.id),
        lambda by: open_link(by, found.id, purpose=Purpose.PROSECUTION),
        lambda by: judgement(by, verdict),
        lambda by: network(by, case=hidden),
        lambda by: judge_link(link=found.id, verdict=Verdict.SAME, reason="x", by=by),
        lambda by: retract_judgement(judgement=verdict, reason="x", by=by),
    ):
        with context.acting(unit.worker) as by, pytest.raises(NotFound):
            refused(by)


def office_alone(unit: Office, case: UUID) -> NetworkView:
    """What the worker sees of a case while nothing is judged."""
    return seen(unit.worker, case)


def test_join_through_a_hidden_case_does_not_show(unit: Office) -> None:
    one, two, hidden = case_of(unit), case_of(unit), unassigned(unit)
    ends = {alleged_in(unit, case) for case in (one, two)}
    middle = alleged_in(unit, hidden)
    for row in piles(unit.supervisor):
        if middle in {row.left.id, row.right.id}:
            judged(unit.supervisor, row.id)

    worker, supervisor = seen(unit.worker, one), seen(unit.supervisor, one)

    assert {key.value for key in keys_of(worker, NodeKind.ALLEGED)} == ends
    assert len(keys_of(supervisor, NodeKind.ALLEGED)) == 1


def test_contradiction_with_a_hidden_case_is_told_to_those_who_read_all(unit: Office) -> None:
    one, two, hidden = case_of(unit), case_of(unit), unassigned(unit)
    alleged_in(unit, one)
    alleged_in(unit, two)
    middle = alleged_in(unit, hidden)
    through = [r for r in piles(unit.supervisor) if middle in {r.left.id, r.right.id}]
    judged(unit.supervisor, through[0].id, Verdict.SAME)
    judged(unit.supervisor, through[1].id, Verdict.DIFFERENT)
    (direct,) = piles(unit.worker)

    judged(unit.worker, direct.id, Verdict.SAME)

    assert not seen(unit.worker).is_contradictory
    assert seen(unit.supervisor).is_contradictory
    # It stops nobody from judging other links.
    for _ in range(2):
        alleged_in(unit, case_of(unit), STRANGER)
    (elsewhere,) = piles(unit.supervisor)
    judged(unit.supervisor, elsewhere.id)


def test_number_counts_only_readable_cases(unit: Office) -> None:
    one, two, hidden = case_of(unit), case_of(unit), unassigned(unit)
    for case in (one, two, hidden):
        alleged_in(unit, case, OTHER)

    for actor, cases in ((unit.worker, {one, two}), (unit.supervisor, {one, two, hidden})):
        (node,) = [n for n in seen(actor).network.nodes if n.key.kind is NodeKind.PHONE]
        assert node.cases == cases


def test_intake_officer_lists_cases_and_sees_no_network(unit: Office) -> None:
    alleged_in(unit, case_of(unit))
    both = Actor(
        kind=ActorKind.STAFF,
        agency=unit.agency,
        user=unit.other_worker.user,
        roles=frozenset({Role.INTAKE_OFFICER, Role.CASE_WORKER}),
    )

    with context.acting(unit.intake) as by, pytest.raises(NotFound):
        network(by)
    # Whoever may also list all cases as an intake officer reads none of them by that.
    assert seen(both).network.nodes == ()


def test_other_agency_is_not_found_by_the_same_number(unit: Office) -> None:
    other = office("other", receives=False)
    alleged_in(unit, case_of(unit))

    assert seen(other.supervisor).network.nodes == ()
    assert piles(other.supervisor) == ()


def test_opening_the_network_shows_names_and_leaves_a_leaf_for_each_case(
    unit: Office, superuser: object
) -> None:
    one, two = case_of(unit), case_of(unit)
    alleged_in(unit, one, HEAD)
    alleged_in(unit, two, OTHER)

    with context.acting(unit.worker) as by:
        found = open_network(by, case=None, purpose=Purpose.PROSECUTION)

    assert ("Vuthy Rithisak",) in found.values.values()
    (phone,) = keys_of(found.view, NodeKind.PHONE)
    assert found.values[phone][0].replace(" ", "").endswith("12345678")
    rows = superuser.execute(  # type: ignore[attr-defined]  # a connection
        "SELECT count(*), count(DISTINCT subject_id) FROM audit_leaf"
        " WHERE tag = 'justice:fields:opened'"
    ).fetchone()
    assert rows == (2, 2)
    with context.acting(unit.worker) as by, pytest.raises(NotFound):
        open_network(by, case=None, purpose=Purpose.TRIAGE)


def test_whoever_was_taken_back_is_not_linked_any_more(unit: Office) -> None:
    case = case_of(unit)
    alleged = alleged_in(unit, case)
    alleged_in(unit, case_of(unit))
    with context.acting(unit.worker) as by:
        withdraw_alleged(on=OfCase(case, alleged), by=by)

    assert piles(unit.worker) == ()
    assert seen(unit.worker).network.nodes == ()
    looked_for(unit, alleged)
    alleged_in(unit, case_of(unit), Identity(Description(phones=("012345678",))))
    assert len(piles(unit.worker)) == 1


def test_opened_link_shows_both_and_why(unit: Office) -> None:
    alleged_in(unit, case_of(unit), HEAD)
    alleged_in(unit, case_of(unit), OTHER)
    (found,) = piles(unit.worker)
    judged(unit.worker, found.id, Verdict.CANNOT_TELL)

    with context.acting(unit.worker) as by:
        shown = open_link(by, found.id, purpose=Purpose.VERIFICATION)

    names = {shown.left.description.names, shown.right.description.names}
    assert names == {HEAD.description.names, OTHER.description.names}
    assert shown.history[0].reason == "The same scar and aunt."
    assert shown.link.state is LinkState.LATER


def test_figures_count_what_stands_and_one_person_once(unit: Office) -> None:
    one, two = case_of(unit), case_of(unit)
    first, second = alleged_in(unit, one), alleged_in(unit, two)
    convicted(unit, one, first)
    noted(unit.worker, OfCase(two, second), happened(Event.CHARGE, date(2022, 5, 20)))
    (found,) = piles(unit.worker)
    judged(unit.worker, found.id)

    with context.acting(unit.supervisor) as by:
        year = figures(by, Period(date(2022, 1, 1), date(2022, 12, 31)))
        may = figures(by, Period(date(2022, 5, 1), date(2022, 5, 10)))

    assert len(year.charges) == 2
    assert len({fact.person for fact in year.charges}) == 1
    (verdict,) = year.verdicts
    assert verdict.event is Event.CONVICT
    assert verdict.offences == {OffenceKind.TRAFFICKING_LABOUR}
    assert verdict.case == one
    assert [fact.case for fact in may.charges] == [one]
    assert may.verdicts == ()


def test_figures_are_for_those_who_read_reports(unit: Office) -> None:
    partner = Actor(kind=ActorKind.PARTNER, agency=unit.agency, roles=frozenset({"auditor"}))

    with context.acting(unit.supervisor), pytest.raises(NotFound):
        figures(partner, Period(date(2022, 1, 1), date(2022, 12, 31)))


def test_link_of_a_reassigned_case_is_gone_at_once(unit: Office) -> None:
    one, two = case_of(unit), case_of(unit)
    alleged_in(unit, one)
    alleged_in(unit, two)
    assert len(piles(unit.worker)) == 1

    with context.acting(unit.supervisor) as by:
        assign(case=two, owner=Owner(user=unit.other_worker.user), by=by)

    assert piles(unit.worker) == ()
    with context.acting(unit.system):
        assert Link.objects.count() == 1
