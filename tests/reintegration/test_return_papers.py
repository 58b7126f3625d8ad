"""Papers and a journey: with cover, a document that holds, and days that fit."""

from datetime import timedelta

import pytest

from tests.reintegration.ground import (
    covered,
    ground,
    journey,
    papers,
    wished,
)
from wayhome.consent.queries.covers import NotCovered
from wayhome.kernel import context
from wayhome.reintegration.actions.get_papers import (
    CountryUnknown,
    ask_papers,
    deny_papers,
    hold_papers,
    receive_papers,
)
from wayhome.reintegration.actions.travel import (
    DocumentMissing,
    EscortsMissing,
    plan_journey,
)
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible, today
from wayhome.reintegration.domain.journeys import DocumentKind
from wayhome.reintegration.domain.returning import ReturnState

pytestmark = pytest.mark.usefixtures("database")


def test_embassy_is_not_asked_when_nobody_agreed_to_it() -> None:
    at = wished(ground())

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(NotCovered) as refusal:
            ask_papers(
                writing=at.writing(), embassy="VNM", kind=DocumentKind.PASSPORT, on=today(), by=by
            )
        with pytest.raises(CountryUnknown):
            ask_papers(
                writing=at.writing(), embassy="XXQ", kind=DocumentKind.PASSPORT, on=today(), by=by
            )

    assert refusal.value.reason
    assert at.returning().state is ReturnState.AGREED


def test_another_embassy_is_not_covered_by_consent_for_one() -> None:
    at = covered(wished(ground()))

    with context.acting(at.unit.supervisor) as by, pytest.raises(NotCovered):
        ask_papers(
            writing=at.writing(), embassy="CHN", kind=DocumentKind.PASSPORT, on=today(), by=by
        )


def test_papers_are_asked_again_when_the_embassy_refuses() -> None:
    at = covered(wished(ground()))
    kind = DocumentKind.PASSPORT

    with context.acting(at.unit.supervisor) as by:
        ask_papers(writing=at.writing(), embassy="VNM", kind=kind, on=today(), by=by)
        deny_papers(writing=at.writing(), on=today(), words="Not known there.", by=by)
        ask_papers(writing=at.writing(), embassy="VNM", kind=kind, on=today(), by=by)

    assert at.returning().state is ReturnState.PAPERS_ASKED


def test_document_is_refused_when_it_was_issued_before_it_was_asked_for() -> None:
    at = covered(wished(ground()))

    with context.acting(at.unit.supervisor) as by:
        ask_papers(
            writing=at.writing(), embassy="VNM", kind=DocumentKind.PASSPORT, on=today(), by=by
        )
        early = papers(issued_on=today() - timedelta(days=3))
        with pytest.raises(DaysImpossible) as refusal:
            receive_papers(writing=at.writing(), papers=early, by=by)

    assert refusal.value.problem is DayProblem.ISSUED_BEFORE_ASKED
    assert at.returning().state is ReturnState.PAPERS_ASKED


def test_journey_is_refused_when_the_document_is_missing_or_has_expired() -> None:
    at = wished(ground())

    with context.acting(at.unit.supervisor) as by:
        with pytest.raises(DocumentMissing):
            plan_journey(writing=at.writing(), journey=journey(), by=by)
        hold_papers(writing=at.writing(), papers=papers(), by=by)
        late = journey(today() + timedelta(days=61))
        with pytest.raises(DaysImpossible) as refusal:
            plan_journey(writing=at.writing(), journey=late, by=by)
        with pytest.raises(EscortsMissing):
            plan_journey(writing=at.writing(), journey=journey(escorts=" "), by=by)

    assert refusal.value.problem is DayProblem.TRAVEL_AFTER_EXPIRY
