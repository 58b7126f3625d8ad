"""What came from the field and waits for somebody, and which devices hold cases now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.purposes import Purpose
from wayhome.access.queries.colleagues import Office, office
from wayhome.cases.actions.change_case import CaseChanged
from wayhome.cases.actions.write_danger import QuestionsChanged
from wayhome.cases.domain.indicators.profile import UnknownProfile
from wayhome.cases.domain.indicators.recommend import ProfileForOthers, ProfileIncomplete
from wayhome.cases.domain.workflow import EventRefused
from wayhome.field.actions.end_taking import end_taking
from wayhome.field.actions.settle import ChoiceMissing, Decided, settle
from wayhome.field.domain.edit_states import OPEN, EditState, StepRefused
from wayhome.field.domain.edits import EditUnreadable
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.replies import Choice
from wayhome.field.queries.differences import (
    EditPage,
    OpenedEdit,
    edit_page,
    kept_for_others,
    open_edit_count,
    open_edit_text,
    open_edits,
)
from wayhome.field.queries.takings import running_takings
from wayhome.web.casework.cases.sight import look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.field.settle_form import SettleForm
from wayhome.web.casework.field.wording import Side, side_of
from wayhome.web.casework.frame import desk_actor, page
from wayhome.workplan.domain.task_states import TaskEventRefused

_REFUSALS: dict[type[Exception], Promise] = {
    CaseChanged: _("Somebody changed the case while you were looking. Look at both again."),
    ChoiceMissing: _("Say for each what should stand."),
    EditUnreadable: _("Say for each what should stand."),
    EventRefused: _("The case is closed. Open it again first, or leave what the office has."),
    QuestionsChanged: _("The questions have a new version. Answer them anew in the case."),
    TaskEventRefused: _("The task was dropped. Open it again in the case first, or leave it."),
    ProfileForOthers: _("These questions are for another age. Answer them anew in the case."),
    ProfileIncomplete: _("These questions are not in use. Answer others in the case."),
    StepRefused: _("Somebody has settled this already."),
    UnknownProfile: _("The questions have a new version. Answer them anew in the case."),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was sent to the page, to be shown again."""

    form: SettleForm | None = None
    words_form: WordsForm | None = None
    opened: OpenedEdit | None = None
    status: int = 200


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Edits that wait for somebody, and devices that hold cases."""
    actor = desk_actor(request)
    people = office(actor)
    found = open_edits(actor)
    context = {
        "edits": [{"line": line, "who": people.name(line.written_by)} for line in found],
        "further": open_edit_count(actor) - len(found),
        "kept_for_others": kept_for_others(actor),
        "takings": [
            {"line": line, "who": people.name(line.user)} for line in running_takings(actor)
        ],
    }
    return page(request, "field/edits.html", context, here="desk:field_edits")


@require_POST
def end_device(request: HttpRequest, taking_id: UUID) -> HttpResponse:
    """End what a device holds."""
    end_taking(taking_id, by=desk_actor(request))
    messages.success(request, str(_("The device opens these cases no longer.")))
    return redirect("desk:field_edits")


@require_GET
def one(request: HttpRequest, edit_id: UUID) -> HttpResponse:
    """Both versions side by side."""
    return _draw(request, edit_id, _Asked())


@require_POST
def open_text(request: HttpRequest, edit_id: UUID) -> HttpResponse:
    """Open the text of a note for a purpose."""
    actor = desk_actor(request)
    shown = edit_page(actor, edit_id)
    form = WordsForm(request.POST, sight=look(request, shown.line.case))
    if not form.is_valid():
        return _draw(request, edit_id, _Asked(words_form=form, status=422))
    opened = open_edit_text(actor, edit_id, purpose=Purpose(form.cleaned_data["purpose"]))
    return _draw(request, edit_id, _Asked(words_form=form, opened=opened))


@require_POST
def settle_one(request: HttpRequest, edit_id: UUID) -> HttpResponse:
    """Settle an edit; what cannot be done is said, and what was chosen stays."""
    actor = desk_actor(request)
    form = _form(edit_page(actor, edit_id), request.POST)
    if not form.is_valid():
        return _draw(request, edit_id, _Asked(form=form, status=422))
    decided = Decided(
        Choice(form.cleaned_data["choice"]), form.cleaned_data["version"], form.values
    )
    try:
        settle(edit=edit_id, decided=decided, by=actor)
    except tuple(_REFUSALS) as refusal:
        form.renew(edit_page(actor, edit_id).version)
        form.add_error(None, str(_REFUSALS[type(refusal)]))
        status = 409 if isinstance(refusal, CaseChanged) else 422
        return _draw(request, edit_id, _Asked(form=form, status=status))
    messages.success(request, str(_("It is settled. Both versions are kept.")))
    return redirect("desk:field_edit", edit_id)


def _draw(request: HttpRequest, edit_id: UUID, asked: _Asked) -> HttpResponse:
    """The page of one edit."""
    actor = desk_actor(request)
    shown = edit_page(actor, edit_id)
    people = office(actor)
    is_note = shown.line.kind is EditKind.NOTE
    sight = look(request, shown.line.case) if is_note else None
    context = {
        "page": shown,
        "line": shown.line,
        "who": people.name(shown.line.written_by),
        "handed_in_by": _other(shown, people),
        "sides": _sides(shown),
        "is_note": is_note,
        "is_conflict": shown.line.state is EditState.CONFLICT,
        "form": asked.form or (_form(shown) if shown.line.state in OPEN else None),
        "settled": _settled(shown, people),
        "words_form": asked.words_form or (WordsForm(sight=sight) if sight else None),
        "opened": asked.opened,
    }
    return page(request, "field/edit.html", context, here="desk:field_edits", status=asked.status)


def _form(shown: EditPage, data: Any = None) -> SettleForm:
    return SettleForm(data, shown=shown)


def _other(shown: EditPage, people: Office) -> str:
    """Who handed it in, when it was not its writer."""
    line = shown.line
    return "" if line.handed_in_by == line.written_by else people.name(line.handed_in_by)


def _sides(shown: EditPage) -> list[Side]:
    """Both versions in words."""
    return [side_of(shown.line, each) for each in shown.differences]


def _settled(shown: EditPage, people: Office) -> Mapping[str, Any] | None:
    """How it was settled, in words."""
    if shown.settled is None:
        return None
    told = shown.settled
    return {"choice": told.choice.label, "at": told.at, "who": people.name(told.by)}
