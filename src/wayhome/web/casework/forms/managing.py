"""The forms of an agency: brought as files, looked at, published, withdrawn, and handed back."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, can
from wayhome.access.queries.colleagues import office
from wayhome.forms.actions.bring_form import Brought, LabelTaken, TooManyForms, bring_form
from wayhome.forms.actions.move_version import publish_version, withdraw_version
from wayhome.forms.domain.problems import FormUnreadable, Problem
from wayhome.forms.domain.uploads import LARGEST
from wayhome.forms.domain.versions import VersionEvent, VersionRefused
from wayhome.forms.queries.forms import forms_of, original_of, version_of, xform_of
from wayhome.kernel.actor import Actor
from wayhome.web.casework.forms.answer_form import AnswerForm
from wayhome.web.casework.forms.presenting import languages_named
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.components.status.tag import Tone

HERE = "desk:forms"
TONES = {"draft": Tone.PLAIN, "published": Tone.GOOD, "withdrawn": Tone.QUIET}


class BringForm(django_forms.Form):
    """A file with a form."""

    file = django_forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("XLSForm as .xlsx, or as CSV or Markdown in UTF-8; up to 1 MB."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the file with the form.")},
    )


@require_GET
def forms(request: HttpRequest) -> HttpResponse:
    """Every form with its versions."""
    actor = desk_actor(request)
    people = office(actor)
    lines = [
        {
            "form": form,
            "versions": [
                {"line": each, "tone": TONES[each.state], "who": people.name(each.by)}
                for each in form.versions
            ],
        }
        for form in forms_of(actor)
    ]
    context = {"lines": lines, "may_manage": _manages(actor), "may_find": _finds(actor)}
    return page(request, "forms/forms.html", context, here=HERE)


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Bring a file; everything that is wrong with it is listed by sheet, row and column."""
    actor = desk_actor(request)
    if not _manages(actor):
        raise NotFound
    if request.method != "POST":
        return _draw_bring(request, BringForm(label_suffix=""))
    form = BringForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid():
        return _draw_bring(request, form, status=422)
    try:
        brought = bring_form(form.cleaned_data["file"].read(LARGEST + 1), by=actor)
    except FormUnreadable as refusal:
        form.add_error("file", _("This form cannot be used yet. What to put right stands below."))
        return _draw_bring(request, form, refusal.problems, status=422)
    except LabelTaken as taken:
        words = _("Version “%(label)s” was brought before with other content. Raise the version.")
        form.add_error("file", words % {"label": taken.label})
        return _draw_bring(request, form, status=422)
    except TooManyForms:
        form.add_error("file", _("There are as many forms or versions as may be kept."))
        return _draw_bring(request, form, status=422)
    messages.success(request, _said(brought))
    return redirect("desk:form_version", brought.version)


@require_GET
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One version as it would be filled in, with classes and what was said when it was read."""
    actor = desk_actor(request)
    whole = version_of(actor, version_id)
    form = AnswerForm(
        definition=whole.definition,
        reader=get_language() or "en",
        initial={"language": request.GET.get("language", "")},
    )
    context = {
        "whole": whole,
        "tone": TONES[whole.line.state],
        "form": form,
        "questions": [each for each in whole.definition.questions if each.kind != "note"],
        "languages": languages_named(whole.definition, form.chosen),
        "events": [each for each in VersionEvent if each in whole.line.events],
    }
    return page(request, "forms/version.html", context, here=HERE)


@require_POST
def move(request: HttpRequest, version_id: UUID, event: str) -> HttpResponse:
    """Publish or withdraw a version."""
    actor = desk_actor(request)
    acts = {VersionEvent.PUBLISH: publish_version, VersionEvent.WITHDRAW: withdraw_version}
    act = acts.get(VersionEvent(event)) if event in set(VersionEvent) else None
    if act is None:
        raise Http404
    try:
        act(version=version_id, by=actor)
    except VersionRefused:
        messages.error(
            request, _("Somebody moved this version meanwhile. It stands as shown below.")
        )
    else:
        done = {
            VersionEvent.PUBLISH: _("The version is published. Cases offer it from now on."),
            VersionEvent.WITHDRAW: _(
                "The version is withdrawn. Answers given on it stay readable."
            ),
        }
        messages.success(request, done[VersionEvent(event)])
    return redirect("desk:form_version", version_id)


@require_GET
def file(request: HttpRequest, version_id: UUID, kind: str) -> HttpResponse:
    """The form as a file: as it was brought, or as an XForm."""
    actor = desk_actor(request)
    found = {"original": original_of, "xform": xform_of}.get(kind)
    if found is None:
        raise Http404
    held = found(actor, version_id)
    response = HttpResponse(held.content, content_type=held.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{held.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _draw_bring(
    request: HttpRequest,
    form: BringForm,
    problems: tuple[Problem, ...] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "problems": problems}
    return page(request, "forms/bring.html", context, here=HERE, status=status)


def _said(brought: Brought) -> str:
    if not brought.is_new:
        return _("This very file was brought before. Here is the version that it is.")
    return _("The form is read and kept as a draft. Look through it, then publish it.")


def _manages(actor: Actor) -> bool:
    return can(actor, Permission.FORM_MANAGE)


def _finds(actor: Actor) -> bool:
    return can(actor, Permission.CASE_READ)
