"""A confirmed figure is held beside an indicator by a person, and ends with its fact."""

import threading
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connections

from tests.record.test_export_facts import figure
from tests.record.test_review import Desk
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.period import Period
from wayhome.record.actions.mark_figure import withdraw_figure
from wayhome.record.actions.note_fact import NewFact, withdraw_fact
from wayhome.record.actions.tie_figure import AlreadyTied, NoNumber, Tie, tie_figure
from wayhome.record.queries.figures import claims, figures_in
from wayhome.record.queries.recorded import recorded_fact

pytestmark = pytest.mark.usefixtures("database")

MONTH = Period(date(2021, 4, 1), date(2021, 4, 30))
TIE = Tie("complaints_received", MONTH, "the ministry")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def tied(desk: Desk, fact: UUID, tie: Tie = TIE) -> UUID:
    """The claim of a fact."""
    with context.acting(desk.by):
        return tie_figure(fact, tie, by=desk.by)


def test_claim_has_the_number_and_the_words_of_its_fact(desk: Desk) -> None:
    fact = figure(desk)

    claim = tied(desk, fact)

    with context.acting(desk.by):
        (found,) = claims(desk.by, MONTH)
        told = recorded_fact(desk.by, fact)
    assert (found.id, found.fact) == (claim, fact)
    assert (found.value, found.exact) == (Decimal(41), "41 complaints")
    assert told.indicator == "complaints_received"


def test_same_tie_again_gives_the_claim_that_stands_and_another_is_refused(desk: Desk) -> None:
    fact = figure(desk)
    first = tied(desk, fact)

    assert tied(desk, fact) == first
    with pytest.raises(AlreadyTied):
        tied(desk, fact, Tie("persons_located", MONTH, "the ministry"))


def test_claim_is_withdrawn_when_its_fact_is(desk: Desk) -> None:
    fact = figure(desk)
    tied(desk, fact)

    with context.acting(desk.by):
        withdraw_fact(fact, why="Misread", by=desk.by)

    with context.acting(desk.by):
        assert claims(desk.by, MONTH) == []
        (kept,) = figures_in(desk.version)
    assert kept.is_withdrawn


def test_fact_stands_when_only_its_claim_is_withdrawn(desk: Desk) -> None:
    fact = figure(desk)
    claim = tied(desk, fact)

    with context.acting(desk.by):
        withdraw_figure(claim, by=desk.by)

    with context.acting(desk.by):
        assert recorded_fact(desk.by, fact).indicator == ""
    assert tied(desk, fact, Tie("persons_located", MONTH, "the ministry")) != claim


def test_fact_that_does_not_stand_is_held_beside_nothing(desk: Desk) -> None:
    fact = figure(desk)
    with context.acting(desk.by):
        withdraw_fact(fact, why="Misread", by=desk.by)

    with pytest.raises(NotFound):
        tied(desk, fact)


def test_fact_without_a_number_is_held_beside_nothing(desk: Desk) -> None:
    words = {"evidence": [desk.span("41 complaints")], "value": "many", "value_num": None}
    rest = {"approx": True, "unit": "complaints", "period": None, "period_span": None}
    more = {"about": None, "according_to": None}
    vague = desk.add(NewFact(kind="figure", fields={**words, **rest, **more}, names={}))
    said = {"kind": "direct", "content": desk.span("open an inquiry"), "speaker": None}
    spoken = {**said, "speaker_mention": None, "cue": None}
    quote = desk.add(NewFact(kind="quote", fields=spoken, names={}))

    for fact in (vague, quote):
        with pytest.raises(NoNumber):
            tied(desk, fact)


def test_one_claim_stands_when_two_people_tie_at_once(desk: Desk) -> None:
    fact = figure(desk)
    found: list[UUID] = []

    def tie() -> None:
        found.append(tied(desk, fact))
        connections.close_all()

    threads = [threading.Thread(target=tie) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(found)) == 1
