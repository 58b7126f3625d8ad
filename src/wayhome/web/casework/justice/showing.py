"""The section "Justice" of a case, and the page of one alleged person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.justice.domain.non_punishment import Recommendation
from wayhome.justice.domain.relations import Forced
from wayhome.justice.domain.steps import step_of
from wayhome.justice.queries.alleged import AllegedRow, alleged_of, alleged_person
from wayhome.justice.queries.checklists import ChecklistRow, checklists_of
from wayhome.justice.queries.compensations import (
    CompensationView,
    OpenedWords,
    compensations_of,
    open_payment,
)
from wayhome.justice.queries.links import LinkRow, links_of
from wayhome.justice.queries.opened import OpenedAlleged, open_alleged
from wayhome.justice.queries.proceedings import EventRow, ProceedingView, proceedings_of
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.justice import words
from wayhome.web.casework.justice.fields import person_name
from wayhome.web.casework.justice.identity_rows import IdentityRow, identity_rows
from wayhome.web.casework.justice.sending import may_work
from wayhome.web.components.status.tag import Tone

_UNPROCESSABLE = 422
_TONES = {
    Recommendation.ASK: Tone.CARE,
    Recommendation.FIND_OUT: Tone.PLAIN,
    Recommendation.NOT_SHOWN: Tone.QUIET,
}


@dataclass(frozen=True, slots=True)
class AllegedCard:
    """An alleged person as a list shows one: code, what is said, alleged roles."""

    row: AllegedRow
    standing: words.Standing
    roles: str
    relation: str


@dataclass(frozen=True, slots=True)
class LineCard:
    """One event that stands, with everything in clear, and its details when these are open."""

    line: EventRow
    title: str
    when: str
    authority: str
    charges: tuple[str, ...]
    punishment: str
    who: str
    details: Any


@dataclass(frozen=True, slots=True)
class CheckCard:
    """Somebody for whom the checklist can be answered, with the last round of answers."""

    name: str
    query: str
    last: ChecklistRow | None
    tone: Tone
    accused_of: str


@require_GET
def justice(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything of the case in clear."""
    return draw(request, look(request, case_id))


@require_POST
def open_words(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Open the words of one line of a claim."""
    sight = look(request, case_id)
    form = WordsForm(request.POST, sight=sight)
    if not form.is_valid():
        return draw(request, sight, words_form=form, status=_UNPROCESSABLE)
    purpose = Purpose(form.cleaned_data["purpose"])
    opened = open_payment(sight.actor, case_id, form.cleaned_data["words"], purpose=purpose)
    return draw(request, sight, words_form=form, opened=opened)


def draw(
    request: HttpRequest,
    sight: Sight,
    *,
    words_form: WordsForm | None = None,
    opened: OpenedWords | None = None,
    status: int = 200,
) -> HttpResponse:
    """The section as it stands."""
    case = sight.case.row.id
    persons = alleged_of(sight.actor, case)
    context = {
        "cards": cards(sight, persons),
        "compensations": [_claim(sight, each) for each in compensations_of(sight.actor, case)],
        "checks": _checks(sight, persons),
        "links": len(_links(sight, persons)),
        "may": may_work(sight),
        "has_persons": bool(sight.case.persons),
        "words_form": words_form or WordsForm(sight=sight),
        "opened": opened,
    }
    return case_response(request, sight, template="justice", context=context, status=status)


@require_GET
def alleged(request: HttpRequest, case_id: UUID, alleged_id: UUID) -> HttpResponse:
    """One alleged person: the proceeding, and nothing that says who it is."""
    return draw_alleged(request, look(request, case_id), alleged_id)


@require_POST
def open_one(request: HttpRequest, case_id: UUID, alleged_id: UUID) -> HttpResponse:
    """The same with names and the sealed words of the proceeding, for a purpose."""
    sight = look(request, case_id)
    alleged_person(sight.actor, case_id, alleged_id)
    form = WordsForm({**request.POST.dict(), "words": str(alleged_id)}, sight=sight)
    if not form.is_valid():
        return draw_alleged(request, sight, alleged_id, form=form)
    purpose = Purpose(form.cleaned_data["purpose"])
    opened = open_alleged(sight.actor, case_id, alleged_id, purpose=purpose)
    return draw_alleged(request, sight, alleged_id, form=form, opened=opened)


def draw_alleged(
    request: HttpRequest,
    sight: Sight,
    alleged_id: UUID,
    *,
    form: WordsForm | None = None,
    opened: OpenedAlleged | None = None,
) -> HttpResponse:
    """The page of one alleged person, closed or opened; with a form that opened nothing, what is wrong."""
    status = _UNPROCESSABLE if form and opened is None else 200
    case = sight.case.row.id
    row = alleged_person(sight.actor, case, alleged_id)
    view = proceedings_of(sight.actor, case).get(alleged_id)
    context = {
        "card": _card(sight, row, view),
        "lines": line_cards(sight, view, opened),
        "corrections": _corrections(sight, view),
        "may": may_work(sight) and not row.is_withdrawn,
        "words_form": form or WordsForm(sight=sight),
        "opened": opened,
        "identity": _identity(opened),
        "links": _links(sight, [row]),
        "shows_checklist": row.may_be_forced is not Forced.NO,
        "who_told": sight.people.name(row.told_by),
    }
    return case_response(request, sight, template="justice_alleged", context=context, status=status)


def cards(sight: Sight, persons: Iterable[AllegedRow]) -> list[AllegedCard]:
    """The alleged persons: whoever was cleared first, whoever was taken back last."""
    held = proceedings_of(sight.actor, sight.case.row.id)
    found = [_card(sight, row, held.get(row.id)) for row in persons]
    return sorted(found, key=lambda card: (card.row.is_withdrawn, not card.standing.is_in_favour))


def line_cards(
    sight: Sight, view: ProceedingView | None, opened: OpenedAlleged | None = None
) -> list[LineCard]:
    """The events that stand, in their order."""
    details = opened.details if opened else {}
    return [_line(sight, line, details.get(line.id)) for line in (view.standing if view else ())]


def _card(sight: Sight, row: AllegedRow, view: ProceedingView | None) -> AllegedCard:
    person = person_name(sight, row.complaint) or _("all persons of the case")
    relation = _("%(relation)s, to: %(person)s") % {
        "relation": row.relation.label,
        "person": person,
    }
    return AllegedCard(row, words.standing(view), words.role_words(row.roles), relation)


def _line(sight: Sight, line: EventRow, details: Any) -> LineCard:
    event = line.event
    return LineCard(
        line=line,
        title=str(event.label) if event else "",
        when=words.when(line.when),
        authority=words.authority(line),
        charges=tuple(map(words.charge, line.charges)),
        punishment=words.punishment(line.punishment, line.months),
        who=sight.people.name(line.by),
        details=details,
    )


def _corrections(sight: Sight, view: ProceedingView | None) -> list[Mapping[str, Any]]:
    """What was noted and stands no longer, with who replaced it and when; newest first."""
    if view is None:
        return []
    by_id = {line.id: line for line in view.lines}
    return [
        {
            "gone": step_of(gone.event).label if gone.event else "",
            "gone_when": words.when(gone.when),
            "is_taken_back": line.event is None,
            "at": line.at,
            "who": sight.people.name(line.by),
        }
        for line in reversed(view.lines)
        if line.corrects and (gone := by_id[line.corrects])
    ]


def _identity(opened: OpenedAlleged | None) -> tuple[IdentityRow, ...] | None:
    return identity_rows(opened.identity) if opened else None


def _links(sight: Sight, persons: Iterable[AllegedRow]) -> tuple[LinkRow, ...]:
    """The links of these persons, as far as the reader may read both cases."""
    if not can(sight.actor, Permission.MATCH_READ):
        return ()
    return links_of(sight.actor, [row.id for row in persons])


def _claim(sight: Sight, view: CompensationView) -> Mapping[str, Any]:
    lines = [
        {
            "line": line,
            "title": line.event.label if line.event else "",
            "when": words.when(line.when),
            "payer": line.payer.label if line.payer else "",
            "who": sight.people.name(line.by),
        }
        for line in view.standing
    ]
    return {"view": view, "person": person_name(sight, view.complaint), "lines": lines}


def _checks(sight: Sight, persons: Iterable[AllegedRow]) -> list[CheckCard]:
    """Every person of the case, and every alleged person who may have been forced."""
    rounds = checklists_of(sight.actor, sight.case.row.id)
    found = []
    for number, person in enumerate(sight.case.persons, start=1):
        last = next((each for each in rounds if each.complaint in person.mentions), None)
        name = _("Person %(number)d") % {"number": number}
        found.append(_check(name, f"person={person.mentions[0]}", last))
    for row in persons:
        last = next((each for each in rounds if each.alleged == row.id), None)
        if not row.is_withdrawn and (last or row.may_be_forced is Forced.YES):
            name = _("Alleged person %(code)s") % {"code": row.code}
            found.append(_check(name, f"alleged={row.id}", last))
    return found


def _check(name: str, query: str, last: ChecklistRow | None) -> CheckCard:
    tone = _TONES[last.recommendation] if last else Tone.QUIET
    accused = ", ".join(str(each.label) for each in last.accused_of) if last else ""
    return CheckCard(name, query, last, tone, accused)
