"""Get a travel document: ask the embassy, under the cover of a consent, and note what came."""

from datetime import date

from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.places.countries import is_country
from wayhome.reintegration.actions.step import Told, Value, lock_return, write_step
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import DayProblem, DaysImpossible
from wayhome.reintegration.domain.journeys import DocumentKind, Papers
from wayhome.reintegration.domain.returning import ReturnEvent
from wayhome.reintegration.queries.covering import require_cover_for_embassy


class CountryUnknown(Exception):
    """A country is named by its code."""


def ask_papers(*, writing: Writing, embassy: str, kind: DocumentKind, on: date, by: Actor) -> None:
    """Ask an embassy (by its country, ISO 3166-1 alpha-3) for a travel document.

    Raises CountryUnknown, NotCovered (what an embassy is told needs consent or a legal basis),
    DaysImpossible and what `lock_return` raises.
    """
    if not is_country(embassy):
        raise CountryUnknown
    with atomic():
        held = lock_return(writing, ReturnEvent.ASK_PAPERS, by=by)
        if held is None:
            return
        require_cover_for_embassy(
            by, case=held.case.id, person=held.row.complaint_id, embassy=embassy
        )
        columns: dict[str, Value] = {
            "embassy": embassy,
            "document_kind": kind,
            "asked_on": on,
            "issued_on": None,
            "expires_on": None,
            # A journey that was planned waits for the new document.
            "travel_on": None,
        }
        write_step(held, Told(on, columns, {"embassy": embassy, "kind": kind}), by=by)


def deny_papers(*, writing: Writing, on: date, words: str = "", by: Actor) -> None:
    """Note that the embassy refused. Raises DaysImpossible and what `lock_return` raises."""
    with atomic():
        held = lock_return(writing, ReturnEvent.DENY_PAPERS, by=by)
        if held is not None:
            if held.row.asked_on is not None and on < held.row.asked_on:
                raise DaysImpossible(DayProblem.DENIED_BEFORE_ASKED, "on")
            columns: dict[str, Value] = {"asked_on": None, "embassy": "", "document_kind": ""}
            details = {"embassy": held.row.embassy}
            write_step(held, Told(on, columns, details, {"note": words}), by=by)


def receive_papers(*, writing: Writing, papers: Papers, by: Actor) -> None:
    """Note the document that the embassy issued. Raises DaysImpossible and as `lock_return`."""
    _note(writing, ReturnEvent.RECEIVE_PAPERS, papers, by=by)


def hold_papers(*, writing: Writing, papers: Papers, by: Actor) -> None:
    """Note a document that the person holds. Raises DaysImpossible and as `lock_return`."""
    _note(writing, ReturnEvent.HOLD_PAPERS, papers, by=by)


def _note(writing: Writing, event: ReturnEvent, papers: Papers, *, by: Actor) -> None:
    with atomic():
        held = lock_return(writing, event, by=by)
        if held is None:
            return
        days = {"issued_on": papers.issued_on, "expires_on": papers.expires_on}
        asked = {"asked_on": None, "embassy": ""} if event is ReturnEvent.HOLD_PAPERS else {}
        told = Told(
            papers.issued_on if event is ReturnEvent.RECEIVE_PAPERS else None,
            {"document_kind": papers.kind, **days, **asked},
            {"kind": papers.kind, **{name: day.isoformat() for name, day in days.items()}},
            {"number": papers.number},
        )
        write_step(held, told, by=by)
