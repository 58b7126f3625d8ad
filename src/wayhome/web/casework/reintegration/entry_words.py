"""The histories of a return and of following, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.places.countries import country_name
from wayhome.reintegration.domain.journeys import DocumentKind, EndReason, Receiver
from wayhome.reintegration.domain.risks import Answer, ReturnRisk, risk_check
from wayhome.reintegration.domain.wishes import Basis, Choice
from wayhome.reintegration.queries.followings import FollowEntryLine
from wayhome.reintegration.queries.returns import EntryLine
from wayhome.reintegration.queries.words import OpenedEntry
from wayhome.web.casework.reintegration.sight import PersonSight

_WORDS: Mapping[str, Promise] = {
    "wish": gettext_lazy("What the person wishes"),
    "number": gettext_lazy("Number"),
    "from": gettext_lazy("From"),
    "to": gettext_lazy("To"),
    "place": gettext_lazy("Where"),
    "escorts": gettext_lazy("Escort"),
    "confirmed_by": gettext_lazy("Confirmed by"),
    "reason": gettext_lazy("Why"),
    "note": gettext_lazy("Note"),
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry in words; its sealed words stay closed."""

    line: EntryLine | FollowEntryLine
    title: str | Promise
    facts: tuple[str, ...]
    who: str
    linked_case: UUID | None = None


def return_rows(sight: PersonSight) -> list[HistoryRow]:
    """What happened to the returns of a person, newest first."""
    people = sight.case_sight.people
    return [
        HistoryRow(entry, entry.event.label, tuple(_facts(entry.details)), people.name(entry.by))
        for each in sight.returns
        for entry in each.entries
    ]


def follow_rows(sight: PersonSight) -> list[HistoryRow]:
    """What happened while a person was followed, newest first."""
    people = sight.case_sight.people
    entries = sight.following.entries if sight.following else ()
    return [
        HistoryRow(
            each,
            each.event.label,
            (str(each.way.label),) if each.way else (),
            people.name(each.by),
            each.linked_case,
        )
        for each in entries
    ]


def opened_rows(opened: OpenedEntry) -> tuple[tuple[str | Promise, str], ...]:
    """Opened words with what they are."""
    return tuple((_WORDS.get(name, name), text) for name, text in opened.words.items())


def _facts(told: Mapping[str, Any]) -> list[str]:
    """The codes of an entry as short sentences."""
    found: list[str] = []
    if told.get("informed_of"):
        explained = "; ".join(str(Choice(each).label) for each in told["informed_of"])
        found.append(_("Explained: %(choices)s") % {"choices": explained})
    if told.get("basis"):
        found.append(str(Basis(told["basis"]).label))
    if told.get("risk"):
        found.append(_("Risk: %(risk)s") % {"risk": ReturnRisk(told["risk"]).label})
    if told.get("answers"):
        found += _said_yes(told["answers"])
    if told.get("embassy"):
        found.append(_("Embassy of %(country)s") % {"country": country_name(told["embassy"])})
    if told.get("kind"):
        found.append(str(DocumentKind(told["kind"]).label))
    if told.get("travel_on"):
        day = date_format(date.fromisoformat(told["travel_on"]))
        found.append(_("Planned for %(day)s") % {"day": day})
    if told.get("receiver"):
        found.append(str(Receiver(told["receiver"]).label))
    if told.get("reason"):
        found.append(str(EndReason(told["reason"]).label))
    return found


def _said_yes(answers: Mapping[str, str]) -> list[str]:
    """The questions that were answered with yes or are not known."""
    found = []
    for question in risk_check().questions:
        answer = Answer(answers.get(question.id, Answer.UNKNOWN))
        if answer is not Answer.NO:
            found.append(f"{question.label} {answer.label}")
    return found
