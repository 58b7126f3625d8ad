"""Subjects follow their facts: names, reasons, engagements, and facts older than subjects."""

from uuid import UUID

import psycopg
import pytest

from tests.record.pairs import MARA, compare, open_pairs, papers, say
from tests.record.test_figures import monitor
from tests.record.test_subjects import Paper
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.kernel.period import Period
from wayhome.record.actions.index_text import catch_up
from wayhome.record.actions.note_fact import NewFact, withdraw_fact
from wayhome.record.actions.pair_subjects import pair_subjects
from wayhome.record.domain.subject_verdicts import Verdict
from wayhome.record.domain.subjects import engagement, mention_id
from wayhome.record.queries.engagements import engagements
from wayhome.record.queries.subjects import subject

pytestmark = pytest.mark.usefixtures("database")


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
