"""Requests that are followed: the list, one with everything in it, and what a reviewer does there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can, require
from wayhome.access.queries.colleagues import Office, office
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.actions.follow_request import (
    AlreadyFollowed,
    NotARequest,
    begin_thread,
    end_thread,
)
from wayhome.record.actions.judge_standing import (
    EvidenceUnfit,
    NothingJudged,
    judge_standing,
    take_standing_back,
)
from wayhome.record.actions.place_fact import (
    BeginsTheThread,
    HasNoPlace,
    add_to_thread,
    remove_from_thread,
    undo_place,
)
from wayhome.record.domain.places_in_thread import PlaceEvent, PlaceRefused
from wayhome.record.domain.standings import StandingState
from wayhome.record.queries.threads import (
    PAGE,
    HistoryLine,
    JudgedLine,
    ThreadEntry,
    ThreadPage,
    ThreadRow,
    beginnings,
    thread,
    threads,
)
from wayhome.web.casework.addresses import with_query
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.page_numbers import page_asked
from wayhome.web.casework.record.sections import sections
from wayhome.web.casework.record.thread_forms import StandingForm
from wayhome.web.casework.record.thread_words import (
    PART_WORDS,
    STATE_TONES,
    WHY_WORDS,
    point_words,
)
from wayhome.web.casework.record.told_words import ToldLine, day_words, fact_title, told_line

_INVALID = 422
_LONGEST_SAID = 500
_EVENTS = {
    PlaceEvent.ADD: lambda: _("Added"),
    PlaceEvent.REMOVE: lambda: _("Removed"),
    PlaceEvent.UNDO: lambda: _("Undone"),
}


@dataclass(frozen=True, slots=True)
class RowCard:
    """A thread of the list in words."""

    row: ThreadRow
    title: str
    words: str
    state: str
    tone: str
    points: tuple[str, ...]
    last: str


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry of a thread, or a proposed one, in words."""

    line: ToldLine
    part: str
    reasons: tuple[str, ...]
    is_unsure: bool = False
    state: str = ""
    tone: str = ""
    answers_to: tuple[ToldLine, ...] = ()
    may_remove: bool = False


@dataclass(frozen=True, slots=True)
class PastLine:
    """A line of a history in words."""

    title: str
    at: datetime
    who: str
    about: str
    said: str
    evidence: tuple[ToldLine, ...] = ()


@require_GET
def threads_list(request: HttpRequest) -> HttpResponse:
    """Requests that are followed, and those that nobody follows yet."""
    actor = desk_actor(request)
    number = page_asked(request)
    rows = threads(actor, page=number)
    here = reverse("desk:threads")
    may_begin = can(actor, Permission.FACT_REVIEW)
    context = {
        "sections": sections(actor, here="desk:threads"),
        "rows": [_row(row) for row in rows[:PAGE]],
        "waiting": [told_line(each) for each in beginnings(actor)] if may_begin else [],
        "previous_href": with_query(here, {"page": str(number - 1)}) if number > 1 else "",
        "next_href": with_query(here, {"page": str(number + 1)}) if len(rows) > PAGE else "",
    }
    return page(request, "record/threads.html", context, here="desk:record")


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Begin to follow a request."""
    actor = desk_actor(request)
    try:
        found = begin_thread(_id(request.POST.get("fact", "")), by=actor)
    except AlreadyFollowed as refused:
        messages.warning(request, _("This request is told in this thread already."))
        found = refused.thread
    except NotARequest:
        messages.warning(request, _("This fact stands no longer. Nothing was begun."))
        return redirect("desk:threads")
    return redirect("desk:thread", found)


@require_GET
def thread_page(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """What was asked, what came of it, what is open; and what may belong to it."""
    actor = desk_actor(request)
    return _show(request, thread(actor, thread_id), form=None)


@require_POST
def place(request: HttpRequest, thread_id: UUID, fact_id: UUID) -> HttpResponse:
    """Add a fact, remove it, or undo that."""
    actor = desk_actor(request)
    found = _own(actor, thread_id)
    said = request.POST.get("said", "").strip()[:_LONGEST_SAID]
    try:
        match request.POST.get("answer", ""):
            case "add":
                reasons = [r for p in found.proposals if p.fact.id == fact_id for r in p.reasons]
                add_to_thread(thread_id, fact_id, reasons=reasons, said=said, by=actor)
            case "remove":
                remove_from_thread(thread_id, fact_id, said=said, by=actor)
            case "undo":
                undo_place(thread_id, fact_id, by=actor)
            case _:
                raise NotFound
    except AlreadyFollowed:
        messages.warning(request, _("This request is followed in another thread. End that first."))
    except HasNoPlace:
        messages.warning(request, _("Only facts that stand can be added. Nothing was changed."))
    except BeginsTheThread:
        messages.warning(request, _("The thread begins with this request. End the thread instead."))
    except PlaceRefused:
        messages.warning(request, _("There is nothing to undo."))
    return redirect("desk:thread", thread_id)


@require_http_methods(["POST"])
def judge(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Judge how the request or a commitment stands."""
    actor = desk_actor(request)
    found = _own(actor, thread_id)
    form = StandingForm(request.POST, entries=_judgeable(found))
    if form.is_valid():
        try:
            judge_standing(thread_id, form.standing, by=actor)
        except EvidenceUnfit:
            form.add_error("evidence", _("One of these facts was withdrawn or removed just now."))
        else:
            messages.success(request, _("The judgement is kept with its evidence."))
            return redirect(f"{reverse('desk:thread', args=[thread_id])}#judged")
    return _show(request, found, form=form)


@require_POST
def take_back(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """Take back what was judged last of the request or of a commitment."""
    actor = desk_actor(request)
    _own(actor, thread_id)
    asked = request.POST.get("commitment", "")
    try:
        take_standing_back(thread_id, _id(asked) if asked else None, by=actor)
        messages.success(request, _("The judgement is taken back. The history keeps it."))
    except NothingJudged:
        messages.warning(request, _("There is no judgement to take back."))
    return redirect(f"{reverse('desk:thread', args=[thread_id])}#judged")


@require_POST
def end(request: HttpRequest, thread_id: UUID) -> HttpResponse:
    """End a thread that was begun in error."""
    actor = desk_actor(request)
    _own(actor, thread_id)
    why = request.POST.get("why", "").strip()[:_LONGEST_SAID]
    if not why:
        messages.warning(request, _("Say why the thread is ended. Nothing was changed."))
        return redirect("desk:thread", thread_id)
    end_thread(thread_id, why=why, by=actor)
    messages.success(request, _("The thread is ended. Its request can be followed anew."))
    return redirect("desk:threads")


def _own(actor: Actor, thread_id: UUID) -> ThreadPage:
    """A thread of the actor's own agency that goes on. Raises NotFound."""
    require(actor, Permission.FACT_REVIEW)
    found = thread(actor, thread_id)
    if not found.row.is_own or found.row.is_ended:
        raise NotFound
    return found


def _show(request: HttpRequest, found: ThreadPage, *, form: StandingForm | None) -> HttpResponse:
    actor = desk_actor(request)
    may_change = found.row.is_own and not found.row.is_ended and can(actor, Permission.FACT_REVIEW)
    people = office(actor)
    context = {
        "thread": _row(found.row),
        "entries": [_entry(each, found) for each in found.entries],
        "unplaced": [_entry(each, found) for each in found.unplaced],
        "proposals": [
            EntryCard(
                line=told_line(each.fact),
                part=str(PART_WORDS[each.part]),
                reasons=tuple(str(WHY_WORDS[reason]) for reason in each.reasons),
            )
            for each in found.proposals
        ],
        "others": [told_line(each) for each in found.others],
        "aside": [told_line(each) for each in found.aside],
        "withdrawn": [(told_line(each), each.withdrawn_why) for each in found.withdrawn],
        "judged": [_judged(each, people) for each in found.judged],
        "in_force": _in_force(found.judged),
        "history": [_past(each, people) for each in found.history],
        "may_change": may_change,
        "form": form or (StandingForm(entries=_judgeable(found)) if may_change else None),
        "ended_why": found.ended_why,
    }
    status = 200 if form is None else _INVALID
    return page(request, "record/thread.html", context, here="desk:record", status=status)


def _row(row: ThreadRow) -> RowCard:
    today = clock.local_today()
    return RowCard(
        row=row,
        title=fact_title(row.asked),
        words=row.asked.exact,
        state=str(StandingState(row.state).label),
        tone=STATE_TONES[row.state],
        points=tuple(point_words(each, today=today) for each in row.still_open),
        last=day_words(row.last.when) if row.last else _("no day known"),
    )


def _entry(entry: ThreadEntry, found: ThreadPage) -> EntryCard:
    return EntryCard(
        line=told_line(entry.fact),
        part=str(PART_WORDS[entry.part]),
        reasons=tuple(str(WHY_WORDS[reason]) for reason in entry.reasons),
        is_unsure=entry.is_unsure,
        state=str(StandingState(entry.state).label) if entry.state else "",
        tone=STATE_TONES[entry.state] if entry.state else "",
        answers_to=tuple(told_line(each) for each in entry.answers_to),
        may_remove=entry.fact.id != found.begins_with,
    )


def _judgeable(found: ThreadPage) -> Sequence[ThreadEntry]:
    """What can be judged or be evidence: everything that counts, whether its day is known or not."""
    return (*found.entries, *found.unplaced)


def _in_force(judged: Sequence[JudgedLine]) -> list[tuple[str, str]]:
    """The judgements that hold: the commitment's id, empty for the request, and its words."""
    return [
        (
            str(line.commitment.id) if line.commitment else "",
            fact_title(line.commitment) if line.commitment else _("The request"),
        )
        for line in judged
        if line.is_in_force
    ]


def _judged(line: JudgedLine, people: Office) -> PastLine:
    as_of = _("%(verdict)s, as of %(day)s")
    told = {"verdict": line.verdict.label if line.verdict else "", "day": date_format(line.as_of)}
    return PastLine(
        title=as_of % told if line.verdict else _("Taken back"),
        at=line.at,
        who=people.name(line.by),
        about=fact_title(line.commitment) if line.commitment else _("The request"),
        said=line.reason,
        evidence=tuple(told_line(each) for each in line.evidence),
    )


def _past(line: HistoryLine, people: Office) -> PastLine:
    return PastLine(
        title=_EVENTS[line.event](),
        at=line.at,
        who=people.name(line.by),
        about=f"{fact_title(line.fact)}: {line.fact.exact[:90]}",
        said=line.said,
    )


def _id(text: str) -> UUID:
    """An id of a form. Raises NotFound."""
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
