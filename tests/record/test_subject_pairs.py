"""Mentions of several texts: proposed by jobs, joined and parted by people, never by themselves."""

from random import Random
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from tests.record.pairs import MARA, compare, filed, open_pairs, papers, say, take_back, three
from tests.record.test_figures import monitor
from tests.record.test_subjects import Paper, colleague
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.reasons import ReasonMissing
from wayhome.record.actions.judge_subjects import (
    AlreadyJudged,
    HeldDifferent,
    HeldSame,
    NotInForce,
    judge,
    retract,
)
from wayhome.record.actions.note_fact import confirm_fact, withdraw_fact
from wayhome.record.domain.subject_likeness import Reason
from wayhome.record.domain.subject_verdicts import PairState, Verdict
from wayhome.record.domain.subjects import mention_id
from wayhome.record.models import SubjectMention, SubjectPair
from wayhome.record.queries.subject_pairs import pair
from wayhome.record.queries.subjects import facts_about, subject

pytestmark = [pytest.mark.own_sql, pytest.mark.usefixtures("database")]


def test_same_name_is_proposed_once_and_joins_nothing_by_itself() -> None:
    by = monitor()
    found = three(by)
    compare(*found, is_anew=True)

    rows = open_pairs(by)

    assert len(rows) == 2
    assert {row.kind for row in rows} == {"person"}
    assert all(Reason.NAME_SAME in row.reasons and Reason.ROLE_SAME in row.reasons for row in rows)
    assert len(set(filed(by, found))) == 3


def test_facts_of_both_texts_are_told_of_one_when_joined() -> None:
    by = monitor()
    first, second = papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")
    (row,) = open_pairs(by)

    say(by, row.id, Verdict.SAME)

    own = filed(by, [first, second])
    with context.acting(by):
        sources = {each.source for each in facts_about(by, own[0])}
        mentions = subject(by, mention_id((second.version, MARA))).mentions
    assert own[0] == own[1]
    assert sources == {first.source, second.source}
    assert mentions == ((first.version, MARA), (second.version, MARA))
    assert open_pairs(by) == ()


def test_undo_parts_them_exactly() -> None:
    by = monitor()
    found = three(by)
    before = filed(by, found)
    judgements = [say(by, row.id, Verdict.SAME) for row in open_pairs(by)]
    joined = filed(by, found)

    for judgement in reversed(judgements):
        take_back(by, judgement)

    assert len(set(joined)) == 1
    assert filed(by, found) == before
    assert len(open_pairs(by)) == 2


def test_random_judgements_taken_back_leave_what_was_there() -> None:
    by, other, dice = monitor(), None, Random(4)
    other = colleague(by)
    texts = [f"Mara Tolvanen, director, spoke {number} times." for number in range(5)]
    found = papers(by, *texts)
    rows = [row.id for row in open_pairs(by)]
    for _ in range(8):
        made: list[tuple[Actor, UUID, list[UUID]]] = []
        for row in dice.sample(rows, k=dice.randint(1, len(rows))):
            who, seen = dice.choice([by, other]), filed(by, found)
            made.append((who, say(who, row, dice.choice(list(Verdict))), seen))

        for who, judgement, seen in reversed(made):
            take_back(who, judgement)
            assert filed(by, found) == seen


def test_same_judgement_again_changes_nothing_and_another_is_refused() -> None:
    by = monitor()
    papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")
    (row,) = open_pairs(by)

    once, again = say(by, row.id, Verdict.SAME), say(by, row.id, Verdict.SAME)

    assert once == again
    with pytest.raises(AlreadyJudged):
        say(colleague(by), row.id, Verdict.DIFFERENT)


def test_judgement_needs_a_reason() -> None:
    by = monitor()
    papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")
    (row,) = open_pairs(by)

    with context.acting(by), pytest.raises(ReasonMissing):
        judge(pair=row.id, verdict=Verdict.SAME, reason=" ", by=by)


def triangle(by: Actor) -> list[UUID]:
    """Three mentions with a pair between every two of them."""
    three(by)
    first, second = open_pairs(by)
    ends = [first.left.mention, first.right.mention, second.left.mention, second.right.mention]
    left, right = sorted(each for each in ends if ends.count(each) == 1)
    with context.acting(by):
        template = SubjectPair.objects.get(id=first.id)
        template.id = UUID(int=by.agency.int ^ 1)
        template.left_id, template.right_id = left, right
        template.save(force_insert=True)
    return [first.id, second.id, template.id]


def test_join_is_refused_when_others_hold_them_apart_and_names_the_judgement() -> None:
    by = monitor()
    first, second, third = triangle(by)
    say(by, first, Verdict.SAME)
    apart = say(by, third, Verdict.DIFFERENT)

    with pytest.raises(HeldDifferent) as refused:
        say(by, second, Verdict.SAME)

    assert refused.value.judgements == (apart,)


def test_holding_apart_is_refused_when_others_join_them_and_names_the_judgements() -> None:
    by = monitor()
    first, second, third = triangle(by)
    joins = {say(by, first, Verdict.SAME), say(by, second, Verdict.SAME)}

    with pytest.raises(HeldSame) as refused:
        say(by, third, Verdict.DIFFERENT)

    assert set(refused.value.judgements) == joins


def concern(by: Actor) -> list[Paper]:
    """Two texts, one of which says what happened to her."""
    found = papers(by, "Mara Tolvanen, director, was released.", "Mara Tolvanen, director, spoke.")
    second, fact = colleague(by), found[0].status("Mara Tolvanen", "released")
    with context.acting(second):
        confirm_fact(fact, by=second)
    compare(*found)
    return found


def test_join_that_touches_a_person_of_concern_waits_for_a_second_reviewer() -> None:
    by = monitor()
    other, found = colleague(by), concern(by)
    (row,) = open_pairs(by)

    say(by, row.id, Verdict.SAME)
    say(by, row.id, Verdict.SAME)
    waiting = filed(by, found)
    second = say(other, row.id, Verdict.SAME)
    joined = filed(by, found)
    take_back(by, second)

    assert len(set(waiting)) == 2
    assert len(set(joined)) == 1
    assert filed(by, found) == waiting
    assert [each.id for each in open_pairs(by, PairState.WAITING)] == [row.id]


def test_join_waits_for_a_second_reviewer_while_what_happened_waits_for_one() -> None:
    by = monitor()
    texts = ("Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, was released.")
    _, second = papers(by, *texts)
    second.status("Mara Tolvanen", "released")
    (row,) = open_pairs(by)

    say(by, row.id, Verdict.SAME)

    assert [each.id for each in open_pairs(by, PairState.WAITING)] == [row.id]


def test_database_refuses_a_join_of_one_reviewer_with_themselves() -> None:
    by = monitor()
    concern(by)
    (row,) = open_pairs(by)
    say(by, row.id, Verdict.SAME)

    with context.acting(by):
        stored = SubjectPair.objects.get(id=row.id)
        stored.state, stored.seconded_by = PairState.SAME, stored.said_by
        with pytest.raises(DatabaseError), transaction.atomic():
            stored.save(update_fields=["state", "seconded_by"])


def test_mention_held_different_is_compared_with_the_others() -> None:
    by = monitor()
    found = three(by)
    rows = open_pairs(by)
    ends = [end.mention for row in rows for end in (row.left, row.right)]
    middle = next(each for each in ends if ends.count(each) == 2)

    for row in rows:
        say(by, row.id, Verdict.DIFFERENT)
    compare(*found, is_anew=True)
    (left_over,) = open_pairs(by)

    assert middle not in {left_over.left.mention, left_over.right.mention}


def test_pair_leaves_the_pile_when_a_fact_it_hangs_on_is_withdrawn() -> None:
    by = monitor()
    first, second = (
        Paper(by, "Mara Tolvanen, director."),
        Paper(by, "Mara Tolvanen, director, left."),
    )
    fact = first.role("Mara Tolvanen", "director")
    second.role("Mara Tolvanen", "director")
    compare(first, second)
    before = open_pairs(by)

    with context.acting(by):
        withdraw_fact(fact, why="The newspaper corrected itself.", by=by)
    compare(first)

    assert len(before) == 1
    assert open_pairs(by) == ()


def test_stranger_finds_no_pair_and_cannot_take_a_judgement_back() -> None:
    by, stranger = monitor(), monitor()
    papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")
    (row,) = open_pairs(by)
    judgement = say(by, row.id, Verdict.SAME)

    with context.acting(stranger), pytest.raises(NotFound):
        pair(stranger, row.id)
    with context.acting(stranger), pytest.raises(NotFound):
        retract(judgement=judgement, reason="It was a slip.", by=stranger)


def test_judgement_is_taken_back_once() -> None:
    by = monitor()
    papers(by, "Mara Tolvanen, director, spoke.", "Mara Tolvanen, director, left.")
    (row,) = open_pairs(by)
    judgement = say(by, row.id, Verdict.SAME)
    take_back(by, judgement)

    with pytest.raises(NotInForce):
        take_back(by, judgement)


def test_agencies_name_the_same_person_apart() -> None:
    one, other = monitor(), monitor()
    text = "Mara Tolvanen, director, spoke."
    papers(one, text)
    papers(other, text)

    assert open_pairs(one) == open_pairs(other) == ()
    with context.acting(one):
        assert SubjectMention.objects.filter(name="Mara Tolvanen").count() >= 2
