"""Mentions of several texts: proposed by jobs, joined and parted by people, never by themselves."""

from collections.abc import Iterable
from random import Random
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, transaction

from tests.record.test_figures import monitor
from tests.record.test_subjects import Paper, colleague
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.kernel.period import Period
from wayhome.kernel.reasons import ReasonMissing
from wayhome.record.actions.index_text import catch_up
from wayhome.record.actions.judge_subjects import (
    AlreadyJudged,
    HeldDifferent,
    HeldSame,
    NotInForce,
    judge,
    retract,
)
from wayhome.record.actions.note_fact import NewFact, confirm_fact, withdraw_fact
from wayhome.record.actions.pair_subjects import pair_subjects
from wayhome.record.actions.propose_subjects import propose_subjects
from wayhome.record.domain.subject_likeness import Reason
from wayhome.record.domain.subject_verdicts import PairState, Verdict
from wayhome.record.domain.subjects import engagement, mention_id
from wayhome.record.models import SubjectMention, SubjectPair
from wayhome.record.queries.engagements import engagements
from wayhome.record.queries.subject_pairs import PairRow, pair, pairs
from wayhome.record.queries.subjects import facts_about, subject, subjects_of

pytestmark = pytest.mark.usefixtures("database")

MARA = "person:mara-tolvanen"


def compare(*papers: Paper, is_anew: bool = False) -> None:
    """What a worker does after facts were confirmed."""
    for paper in papers:
        system = Actor.system(paper.by.agency)
        with context.acting(system, role=DbRole.JOBS):
            propose_subjects(text_version=paper.version, is_anew=is_anew, by=system)


def papers(by: Actor, *texts: str) -> list[Paper]:
    """Texts that each name Mara Tolvanen, director."""
    found = [Paper(by, text) for text in texts]
    for paper in found:
        paper.role("Mara Tolvanen", "director")
    compare(*found)
    return found


def open_pairs(by: Actor, pile: PairState = PairState.OPEN) -> tuple[PairRow, ...]:
    """A pile as a reviewer sees it."""
    with context.acting(by):
        return pairs(by, pile).rows


def say(by: Actor, row: UUID, verdict: Verdict) -> UUID:
    """A judgement with a reason."""
    with context.acting(by):
        return judge(pair=row, verdict=verdict, reason="Both texts say so.", by=by).judgement


def take_back(by: Actor, judgement: UUID) -> None:
    """The judgement is undone."""
    with context.acting(by):
        retract(judgement=judgement, reason="It was a slip.", by=by)


def filed(by: Actor, of: Iterable[Paper]) -> list[UUID]:
    """The subject of Mara Tolvanen in each text."""
    asked = [(paper.version, MARA) for paper in of]
    with context.acting(by):
        found = subjects_of(by, asked)
    return [found[each] for each in asked]


def three(by: Actor) -> list[Paper]:
    """Three texts that name her."""
    return papers(
        by,
        "Mara Tolvanen, director, spoke on Monday.",
        "Mara Tolvanen, director, wrote a letter.",
        "Mara Tolvanen, director, left the town.",
    )


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


def named(by: Actor, paper: Paper, name: str) -> UUID:
    """A fact that calls her something, and speaks of the same entity."""
    fields = {
        "person": MARA,
        "role": paper.span("director"),
        "affiliation": None,
        "affiliation_entity": None,
        "qualifier": name,
    }
    return paper.add(NewFact("role", fields, {MARA: name}))


def test_name_is_that_of_standing_facts_when_the_first_is_withdrawn() -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director, spoke.")
    wrong = named(by, paper, "Mara Tolvonen")
    named(by, paper, "Mara Tolvanen")
    compare(paper)
    with context.acting(by):
        withdraw_fact(wrong, why="Misspelt.", by=by)
    compare(paper)

    with context.acting(by):
        row = subject(by, mention_id((paper.version, MARA)))

    assert (row.name, row.other_names) == ("Mara Tolvanen", ())


def test_name_of_a_text_whose_facts_are_withdrawn_is_told_no_longer() -> None:
    by = monitor()
    first, second = (Paper(by, f"Mara Tolvanen, director, {did}.") for did in ("spoke", "wrote"))
    named(by, first, "Mara Tolvanen")
    wrong = named(by, second, "M. T. Director")
    compare(first, second)
    (row,) = open_pairs(by)
    say(by, row.id, Verdict.SAME)
    with context.acting(by):
        before = subject(by, mention_id((first.version, MARA)))
        withdraw_fact(wrong, why="No name.", by=by)
    compare(second)

    with context.acting(by):
        after = subject(by, mention_id((first.version, MARA)))

    assert before.other_names == ("M. T. Director",)
    assert after.other_names == ()
    assert len(after.mentions) == 2


def test_fact_that_stood_before_there_were_subjects_gets_its_own(
    monkeypatch: pytest.MonkeyPatch, superuser: psycopg.Connection
) -> None:
    by = monitor()
    paper = Paper(by, "Mara Tolvanen, director, spoke.")
    with monkeypatch.context() as before:
        before.setattr("wayhome.record.actions.register_mentions.enter_mentions", list)
        paper.role("Mara Tolvanen", "director")
    superuser.execute("DELETE FROM procrastinate_jobs")
    system = Actor.system(by.agency)

    with context.acting(system, role=DbRole.JOBS):
        catch_up(by=system)
    (job,) = superuser.execute(
        "DELETE FROM procrastinate_jobs WHERE task_name = 'record.propose_subjects'"
        " RETURNING args->>'text_version'"
    ).fetchall()
    compare(paper)
    with context.acting(by):
        row = subject(by, mention_id((paper.version, MARA)))
    with context.acting(system, role=DbRole.JOBS):
        again = catch_up(by=system)

    assert job == (str(paper.version),)
    assert (row.name, row.facts) == ("Mara Tolvanen", 1)
    assert again == 0


def test_reasons_follow_what_later_facts_tell() -> None:
    by = monitor()
    found = papers(by, "Mara Tolvanen, director, head, spoke.", "Mara Tolvanen, director, left.")
    before = open_pairs(by)[0].worth

    found[0].role("Mara Tolvanen", "head")
    compare(found[0])
    found[1].meeting(["Mara Tolvanen", "Otto Brandt"], None, words="left")
    compare(found[1])

    assert open_pairs(by)[0].worth > before


def test_engagements_of_two_papers_are_proposed_when_the_same_people_met_that_day() -> None:
    by = monitor()
    first = Paper(by, "Mara Tolvanen met Otto Brandt on 3 May 2021.")
    second = Paper(by, "On 3 May 2021 Otto Brandt received Mara Tolvanen.")
    for paper in (first, second):
        paper.meeting(["Mara Tolvanen", "Otto Brandt"], "2021-05-03", words=paper.text)
    compare(first, second)

    kinds = [row.kind for row in open_pairs(by)]

    assert sorted(kinds) == ["meeting", "person", "person"]


def test_month_tells_all_that_sources_say_of_an_engagement_in_it() -> None:
    by = monitor()
    dated, undated = (
        Paper(by, words)
        for words in ("Mara Tolvanen met Otto Brandt on 3 May.", "Otto Brandt met Mara Tolvanen.")
    )
    facts = [
        paper.meeting(["Mara Tolvanen", "Otto Brandt"], day, words=paper.text)
        for paper, day in ((dated, "2021-05-03"), (undated, None))
    ]
    ends = [
        mention_id((paper.version, engagement(fact, None)))
        for paper, fact in zip((dated, undated), facts, strict=True)
    ]
    with context.acting(by):
        row = pair_subjects(*ends, by=by)
    say(by, row, Verdict.SAME)

    with context.acting(by):
        (found,) = engagements(by, Period.month(2021, 5))
        before = engagements(by, Period.month(2021, 4))

    assert {telling.fact for telling in found.tellings} == set(facts)
    assert before == []


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
