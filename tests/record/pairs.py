"""Texts that name the same person, and reviewers who judge whether it is one."""

from collections.abc import Iterable
from uuid import UUID

from tests.record.test_subjects import Paper
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions.judge_subjects import (
    judge,
    retract,
)
from wayhome.record.actions.propose_subjects import propose_subjects
from wayhome.record.domain.subject_verdicts import PairState, Verdict
from wayhome.record.queries.subject_pairs import PairRow, pairs
from wayhome.record.queries.subjects import subjects_of

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
