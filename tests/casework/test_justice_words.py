"""What pages say of an alleged person: never more than a court said, and always with court and date."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.proceedings import TRANSITIONS, events_after
from wayhome.justice.domain.proceedings import ProceedingEvent as Event
from wayhome.justice.domain.proceedings import ProceedingState as State
from wayhome.justice.queries.proceedings import EventRow, ProceedingView
from wayhome.kernel import clock
from wayhome.web.casework.justice.words import Standing, standing

BEGINS = date(2021, 1, 1)
COURTS = ("court of first instance", "Phnom Penh")


def line(number: int, event: Event) -> EventRow:
    """One event, each a month after the one before."""
    return EventRow(
        id=uuid4(),
        number=number,
        event=event,
        corrects=None,
        when=Dated.on(BEGINS + timedelta(days=31 * number)),
        authority=Authority.COURT_FIRST if event.is_of_court else None,
        place="KH12" if event.is_of_court else "",
        charges=(),
        punishment=Punishment.IMPRISONMENT if event is Event.SENTENCE else None,
        months=96 if event is Event.SENTENCE else None,
        has_details=False,
        at=clock.now(),
        by=None,
    )


@st.composite
def views(draw: st.DrawFn) -> ProceedingView:
    """Any proceeding that the table allows."""
    state, lines = State.NONE, []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        possible = events_after(state)
        if not possible:
            break
        event = draw(st.sampled_from(possible))
        state = TRANSITIONS[state, event]
        lines.append(line(number, event))
    return ProceedingView(UUID(int=1), UUID(int=2), UUID(int=3), state, tuple(lines), tuple(lines))


def said(view: ProceedingView) -> Standing:
    """What is said, in English."""
    with translation.override("en"):
        return standing(view)


@settings(deadline=None)
@given(views())
def test_alleged_is_said_until_a_conviction_is_final(view: ProceedingView) -> None:
    found = said(view)

    assert ("Alleged" in found.lines) == (view.state is not State.CONVICTION_FINAL)


@settings(deadline=None)
@given(views())
def test_verdict_and_sentence_never_stand_without_court_and_date(view: ProceedingView) -> None:
    for text in said(view).lines:
        if any(word in text for word in ("onvicted", "cquitted", "Decided", "Sentenced")):
            assert all(part in text for part in COURTS)
            assert any(str(year) in text for year in range(2021, 2024))


@settings(deadline=None)
@given(views())
def test_what_speaks_for_somebody_comes_first(view: ProceedingView) -> None:
    found = said(view)

    cleared = found.lines[0].startswith(("Acquitted by", "Withdrawn, ", "Dismissed, "))
    assert cleared == found.is_in_favour == view.state.is_in_favour


@settings(deadline=None)
@given(views())
def test_conviction_that_can_change_is_said_to_be_so(view: ProceedingView) -> None:
    for text in said(view).lines:
        if text.startswith("Convicted by"):
            assert ("final since" in text) == (view.state is State.CONVICTION_FINAL)
            assert ("not final" in text or "under appeal" in text) == ("final since" not in text)


def test_nothing_is_said_of_whom_nothing_is_noted() -> None:
    with translation.override("en"):
        assert standing(None).lines == ("Alleged",)
