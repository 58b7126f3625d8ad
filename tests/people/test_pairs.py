"""Piles of pairs show no values; opening one needs a purpose and leaves a leaf."""

from math import fsum
from uuid import uuid4

import psycopg
import pytest

from tests.people.conftest import DARA, DARA_AGAIN, Register
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel.context import acting
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.matching.description import Description
from wayhome.people.actions.judge import judge
from wayhome.people.actions.retract import retract
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Pair
from wayhome.people.queries.opened_pair import open_pair
from wayhome.people.queries.pairs import pair, pairs, pairs_about
from wayhome.people.queries.person import person

MONTHS = range(1, 9)


def crowd(register: Register) -> None:
    """Eight mentions alike, so that 28 pairs stand: more than a page."""
    for _ in MONTHS:
        register.propose(register.register(DARA))


def test_pairs_come_in_the_order_of_their_turn_and_each_once(register: Register) -> None:
    crowd(register)
    register.propose(register.register(Description(names=("Chenda Keomony",), birth=DARA.birth)))
    by = register.staff()

    with acting(by):
        first = pairs(by, PairState.OPEN)
        second = pairs(by, PairState.OPEN, cursor=first.next_cursor or "")
        stored = Pair.objects.count()
        turned = list(Pair.objects.values_list("id", "turn_at"))

    seen = first.rows + second.rows
    assert len(first.rows) == 25
    assert second.next_cursor is None
    assert len({row.id for row in seen}) == len(seen) == stored
    turns = dict(turned)
    assert [row.id for row in seen] == sorted(turns, key=lambda pair: (turns[pair], pair))


def test_pairs_add_up_to_their_weight(register: Register) -> None:
    pair_id = register.pair()
    by = register.staff()

    with acting(by):
        row = pair(by, pair_id)

    weight = fsum((row.prior, *(comparison.weight for comparison in row.comparisons)))
    assert weight == pytest.approx(row.weight, abs=1e-9)
    assert row.prior < 0


def test_pairs_leave_out_two_who_are_joined_through_others(register: Register) -> None:
    for _ in range(3):
        register.propose(register.register(DARA))
    by = register.staff()

    with acting(by):
        first, second, _ = pairs(by, PairState.OPEN).rows
        judge(pair=first.id, verdict=Verdict.SAME, reason="Same mother.", by=by)
        judge(pair=second.id, verdict=Verdict.SAME, reason="Same mother.", by=by)

        assert pairs(by, PairState.OPEN).rows == ()
        assert len(pairs(by, PairState.SAME).rows) == 2


@pytest.mark.parametrize("cursor", ["x", "WyJhIiwgImIiXQ", "é", "WyIxIl0"])
def test_pairs_refuse_a_cursor_when_it_was_altered(register: Register, cursor: str) -> None:
    by = register.staff()

    with acting(by), pytest.raises(CursorNotUnderstood):
        pairs(by, PairState.OPEN, cursor=cursor)


def test_pairs_about_names_the_pairs_of_a_complaint(register: Register) -> None:
    complaint = uuid4()
    register.register(DARA)
    register.propose(register.register(DARA_AGAIN, complaint))
    by = register.staff()

    with acting(by):
        (row,) = pairs_about(by, complaints=[complaint])
        assert pairs_about(by, complaints=[uuid4()]) == ()

    assert complaint in (row.left.complaint, row.right.complaint)


def test_open_pair_shows_both_descriptions_and_leaves_one_leaf(
    register: Register, superuser: psycopg.Connection
) -> None:
    pair_id = register.pair()
    by = register.staff()

    with acting(by):
        opened = open_pair(by, pair_id, purpose=Purpose.TRIAGE)

    assert {opened.left, opened.right} == {DARA, DARA_AGAIN}
    leaves = superuser.execute(
        "SELECT tag, convert_from(body, 'UTF8') FROM audit_leaf WHERE actor_id = %s", [by.user]
    ).fetchall()
    ((tag, body),) = leaves
    assert tag == "people:fields:opened"
    assert '"field_groups":["contact","documents","identity","location"]' in body
    assert '"purpose":"triage"' in body


def test_open_pair_shows_the_reasons_of_its_history(
    register: Register, superuser: psycopg.Connection
) -> None:
    pair_id = register.pair()
    by = register.staff()

    with acting(by):
        judged = judge(pair=pair_id, verdict=Verdict.SAME, reason="Same mother.", by=by)
        retract(judgement=judged.judgement, reason="Wrong file.", by=by)
        opened = open_pair(by, pair_id, purpose=Purpose.QUALITY)

    told = [(line.verdict, line.reason, line.is_in_force) for line in opened.history]
    assert told == [(None, "Wrong file.", False), (Verdict.SAME, "Same mother.", False)]
    assert "internal_notes" in last_leaf(superuser)


def test_open_pair_keeps_reasons_closed_when_the_role_opens_no_notes(
    register: Register, superuser: psycopg.Connection
) -> None:
    pair_id = register.pair()
    by, officer = register.staff(), register.staff(Role.INTAKE_OFFICER)
    with acting(by):
        judge(pair=pair_id, verdict=Verdict.SAME, reason="Same mother.", by=by)

    with acting(officer):
        opened = open_pair(officer, pair_id, purpose=Purpose.TRIAGE)

    assert [(line.verdict, line.reason) for line in opened.history] == [(Verdict.SAME, "")]
    assert "internal_notes" not in last_leaf(superuser)


def last_leaf(superuser: psycopg.Connection) -> str:
    """What the newest opening says of itself."""
    row = superuser.execute(
        "SELECT convert_from(body, 'UTF8') FROM audit_leaf WHERE tag = 'people:fields:opened'"
        " ORDER BY at DESC LIMIT 1"
    ).fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR])
def test_pairs_are_not_there_when_the_role_reads_none(register: Register, role: Role) -> None:
    pair_id = register.pair()
    by = register.staff(role)

    with acting(by):
        for refused in (
            lambda: pairs(by, PairState.OPEN),
            lambda: pair(by, pair_id),
            lambda: open_pair(by, pair_id, purpose=Purpose.TRIAGE),
        ):
            with pytest.raises(NotFound):
                refused()


def test_pair_is_not_there_when_it_is_another_agencys(register: Register) -> None:
    pair_id = register.pair()
    stranger = Register().staff()

    with acting(stranger), pytest.raises(NotFound):
        open_pair(stranger, pair_id, purpose=Purpose.TRIAGE)


def test_person_tells_mentions_and_history_without_reasons(register: Register) -> None:
    first = register.register(DARA)
    second = register.register(DARA_AGAIN)
    (pair_id,) = register.propose(second).pairs
    by = register.staff()

    with acting(by):
        judged = judge(pair=pair_id, verdict=Verdict.SAME, reason="Same mother.", by=by)
        card = person(by, second)

    assert card.cluster == first
    assert [side.person for side in card.mentions] == [first, second]
    ((line),) = card.history
    assert (line.id, line.is_in_force, line.reason) == (judged.judgement, True, "")
