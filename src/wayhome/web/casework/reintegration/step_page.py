"""A step on a page of its own: its words, its form, and the action that the form leads to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise

from wayhome.kernel.actor import Actor
from wayhome.reintegration.actions.writing import Writing
from wayhome.web.casework.cases.sight import case_response
from wayhome.web.casework.reintegration.forms import EntryForm
from wayhome.web.casework.reintegration.sending import Draw, Sent, send
from wayhome.web.casework.reintegration.sight import PersonSight

Act = Callable[[Writing, Any, Actor], object]


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step: what it is called, what its button says, what is said when it is done."""

    title: str | Promise
    button: str | Promise
    done: str | Promise
    form: type[EntryForm]
    act: Act
    hint: str | Promise = ""


def show(step: StepPage, request: HttpRequest, sight: PersonSight) -> HttpResponse:
    """The page with its form, begun from what is noted already."""
    form = step.form(version=sight.case_sight.version)
    form.begin_from(sight.returning)
    return drawing(step)(request, sight, form)


def take(
    step: StepPage, request: HttpRequest, sight: PersonSight, *, act: Act | None = None
) -> HttpResponse:
    """Act on the form that was sent; `act` stands in for the step's own."""
    form = step.form(request.POST, version=0)
    actor = sight.case_sight.actor

    def do() -> object:
        return (act or step.act)(writing_of(form, sight), form, actor)

    case = sight.case_sight.case.row.id
    sent = Sent(form, do, drawing(step), step.done)
    return send(request, case, sight.complaint, sent=sent)


def writing_of(form: EntryForm, sight: PersonSight) -> Writing:
    """What a valid form carries to every action."""
    entry: UUID = form.cleaned_data["entry"]
    version = int(form.cleaned_data["version"])
    return Writing(sight.case_sight.case.row.id, sight.complaint, entry, version)


def drawing(step: StepPage) -> Draw:
    """How the page of this step is drawn, with the form as it was typed or anew."""

    def draw(
        request: HttpRequest, sight: PersonSight, form: EntryForm, **more: Any
    ) -> HttpResponse:
        shown = [name for name in form.fields if not form[name].is_hidden]
        context: Mapping[str, Any] = {
            "step": step,
            "form": form,
            "person": sight,
            "hidden": form.hidden_fields(),
            "controls": [form[name] for name in shown],
            "changed": more.get("changed", ()),
        }
        return case_response(
            request,
            sight.case_sight,
            template="return_step",
            context=context,
            status=more.get("status", 200),
        )

    return draw
