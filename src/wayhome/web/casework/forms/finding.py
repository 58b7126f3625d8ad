"""Answers to a form across cases: narrowed by clear answers, searched by words, taken as a file."""

import io
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from openpyxl import Workbook

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import decide
from wayhome.access.domain.purposes import Purpose
from wayhome.forms.domain.questions import Definition, Kind
from wayhome.forms.domain.wording import in_words, language_for
from wayhome.forms.queries.exporting import MOST_CASES, Table, TooManyCases, export_answers
from wayhome.forms.queries.finding import (
    FILTERED,
    MOST,
    Found,
    Looked,
    WordsMissing,
    find_by_answers,
    find_by_words,
    newest_definition,
)
from wayhome.forms.queries.forms import form_of
from wayhome.kernel.actor import Actor
from wayhome.kernel.spreadsheet import csv_text, safe
from wayhome.web.casework.frame import desk_actor, page

HERE = "desk:forms"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FilterForm(forms.Form):
    """One control for each clear question with choices."""

    def __init__(self, data: Any, definition: Definition, language: str) -> None:
        super().__init__(data, label_suffix="")
        for question in definition.questions:
            if not question.is_clear or question.kind not in FILTERED:
                continue
            choices = [
                (each.code, in_words(each.labels, language, each.code))
                for each in definition.choices_of(question)
            ] or [("OK", _("Yes"))]
            self.fields[f"q-{question.name}"] = forms.ChoiceField(
                label=in_words(question.labels, language, question.name),
                choices=[("", _("All")), *choices],
                required=False,
            )

    @property
    def wanted(self) -> dict[str, str]:
        """Codes by the name of their question; what is not understood narrows nothing."""
        self.is_valid()
        return {name.removeprefix("q-"): code for name, code in self.cleaned_data.items() if code}


class PurposeForm(forms.Form):
    """What sealed answers are needed for."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need it for?"),
        error_messages={"required": gettext_lazy("Choose what you need it for.")},
    )

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, label_suffix="")
        may = decide(actor, Permission.FIELDS_OPEN)
        named = [(each.value, each.label) for each in Purpose if each in may.purposes]
        self.fields["purpose"].choices = [("", _("Choose a purpose")), *named]  # type: ignore[attr-defined]  # a ChoiceField


class LookForm(PurposeForm):
    """Words to look for in the answers to one question."""

    question = forms.ChoiceField(label=gettext_lazy("In the answers to"))
    words = forms.CharField(
        label=gettext_lazy("Words"),
        help_text=gettext_lazy("Whole words; all of them have to be there."),
        max_length=200,
        error_messages={"required": gettext_lazy("Write at least one word.")},
    )
    field_order = ("question", "words", "purpose")

    def __init__(
        self, data: Any = None, *, actor: Actor, definition: Definition, language: str
    ) -> None:
        super().__init__(data, actor=actor)
        self.fields["question"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (each.name, in_words(each.labels, language, each.name))
            for each in definition.questions
            if each.is_searchable
        ]


class ExportForm(PurposeForm):
    """Which file, and whether with the sealed answers."""

    kind = forms.ChoiceField(
        label=gettext_lazy("File"), choices=[("csv", "CSV"), ("xlsx", "XLSX")], initial="csv"
    )
    field_order = ("kind", "purpose")

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data, actor=actor)
        self.fields["purpose"].required = False
        self.fields["purpose"].label = _("With sealed answers, for")
        said = _(
            "Empty: only answers of class C1. With a purpose: at most %(most)s cases in a file."
        )
        self.fields["purpose"].help_text = said % {"most": MOST_CASES}


@require_GET
def answers(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """The filled forms that the actor may read, narrowed first and counted after."""
    actor = desk_actor(request)
    definition, language = _asked(actor, form_id)
    form = FilterForm(request.GET, definition, language)
    result = find_by_answers(actor, form_id, form.wanted)
    return _draw(request, actor, form_id, found=result, more={"form": form})


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """Search the sealed answers to one question by words, for a purpose; words stay out of addresses."""
    actor = desk_actor(request)
    definition, language = _asked(actor, form_id)
    empty = Found((), 0)
    if request.method == "GET":
        return _draw(request, actor, form_id, found=find_by_answers(actor, form_id, {}))
    form = LookForm(request.POST, actor=actor, definition=definition, language=language)
    if not form.is_valid():
        return _draw(request, actor, form_id, found=empty, more={"look_form": form}, status=422)
    looked = Looked(form.cleaned_data["question"], form.cleaned_data["words"])
    purpose = Purpose(form.cleaned_data["purpose"])
    try:
        result = find_by_words(actor, form_id, looked, purpose=purpose)
    except WordsMissing:
        form.add_error("words", _("Write at least one word."))
        return _draw(request, actor, form_id, found=empty, more={"look_form": form}, status=422)
    return _draw(request, actor, form_id, found=result, more={"look_form": form, "is_search": True})


@require_POST
def export(request: HttpRequest, form_id: UUID) -> HttpResponse:
    """The answers that hold now as a file that no spreadsheet takes for formulas."""
    actor = desk_actor(request)
    form = ExportForm(request.POST, actor=actor)
    listed = find_by_answers(actor, form_id, {})
    if not form.is_valid():
        return _draw(request, actor, form_id, found=listed, more={"export_form": form}, status=422)
    said = form.cleaned_data["purpose"]
    try:
        table = export_answers(actor, form_id, purpose=Purpose(said) if said else None)
    except TooManyCases:
        words = _(
            "Sealed answers of more than %(most)s cases do not leave in one file. Leave the purpose"
            " empty for answers of class C1, or open the cases one by one."
        )
        form.add_error("purpose", words % {"most": MOST_CASES})
        return _draw(request, actor, form_id, found=listed, more={"export_form": form}, status=422)
    return _file(table, form.cleaned_data["kind"], form_of(actor, form_id).name)


def _asked(actor: Actor, form: UUID) -> tuple[Definition, str]:
    definition = newest_definition(actor, form)
    return definition, language_for(definition, get_language() or "en")


def _draw(  # noqa: PLR0913  # the page, and whichever form was sent
    request: HttpRequest,
    actor: Actor,
    form_id: UUID,
    *,
    found: Found,
    more: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    definition, language = _asked(actor, form_id)
    context = {
        "line": form_of(actor, form_id),
        "found": found,
        "most": MOST,
        "form": FilterForm({}, definition, language),
        "look_form": LookForm(actor=actor, definition=definition, language=language),
        "export_form": ExportForm(actor=actor),
        "has_filters": any(
            each.is_clear and each.kind in FILTERED and each.kind is not Kind.NOTE
            for each in definition.questions
        ),
        "has_words": any(each.is_searchable for each in definition.questions),
        **(more or {}),
    }
    return page(request, "forms/answers.html", context, here=HERE, status=status)


def _file(table: Table, kind: str, name: str) -> HttpResponse:
    if kind == "xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet("answers")
        for row in (table.header, *table.rows):
            sheet.append([_plain(cell) for cell in row])
        out = io.BytesIO()
        book.save(out)
        response = HttpResponse(out.getvalue(), content_type=_XLSX)
    else:
        text = csv_text([table.header, *table.rows])
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-answers.{kind}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _plain(cell: str) -> str:
    """A cell that is no formula, without the signs that a workbook cannot hold."""
    return safe("".join(sign for sign in cell if sign >= " " or sign in "\n\t"))
