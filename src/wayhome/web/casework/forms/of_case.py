"""The forms of a case: which can be filled in, which were, and the answers of one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.forms.domain.wording import code_of, language_for
from wayhome.forms.queries.forms import forms_of
from wayhome.forms.queries.submissions import (
    RevisionLine,
    ShownAnswers,
    SubmissionLine,
    clear_answers,
    open_answers,
    submission_of,
    submissions_of,
)
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.forms.presenting import answer_rows, languages_named


@require_GET
def forms(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The published forms, and those of the case that were filled in."""
    sight = look(request, case_id)
    fillable = [form.published for form in forms_of(sight.actor) if form.published]
    context = {
        "fillable": fillable if may_fill(sight) else [],
        "submissions": [
            {"line": each, "who": sight.people.name(each.newest.by)}
            for each in submissions_of(sight.actor, case_id)
        ],
        "may_fill": may_fill(sight),
    }
    return case_response(request, sight, template="forms", context=context)


@require_GET
def answers(request: HttpRequest, case_id: UUID, submission_id: UUID) -> HttpResponse:
    """One filled form: what stands in clear, what is sealed, and its earlier revisions."""
    sight = look(request, case_id)
    line = submission_of(sight.actor, case_id, submission_id)
    chosen = _chosen(line, request.GET.get("revision", ""))
    shown = clear_answers(sight.actor, case_id, chosen.id)
    return draw_answers(request, sight, line, shown=shown)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, case_id: UUID, submission_id: UUID) -> HttpResponse:
    """The sealed answers, opened for a purpose; a second visit by address asks again."""
    if request.method == "GET":
        return redirect("desk:case_form_answers", case_id, submission_id)
    sight = look(request, case_id)
    line = submission_of(sight.actor, case_id, submission_id)
    form = WordsForm(request.POST, sight=sight)
    if not form.is_valid():
        chosen = _chosen(line, request.POST.get("words", ""))
        shown = clear_answers(sight.actor, case_id, chosen.id)
        return draw_answers(request, sight, line, shown=shown, form=form, status=422)
    chosen = _chosen(line, str(form.cleaned_data["words"]), strict=True)
    purpose = Purpose(form.cleaned_data["purpose"])
    shown = open_answers(sight.actor, case_id, chosen.id, purpose=purpose)
    return draw_answers(request, sight, line, shown=shown, form=form)


def draw_answers(  # noqa: PLR0913  # the page, and what was sent to it
    request: HttpRequest,
    sight: Sight,
    line: SubmissionLine,
    *,
    shown: ShownAnswers,
    form: WordsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of one filled form."""
    language = shown_language(request, shown)
    people = sight.people
    context: dict[str, Any] = {
        "submission": line,
        "shown": shown,
        "rows": answer_rows(shown, language),
        "language_code": code_of(language),
        "languages": languages_named(shown.definition, language),
        "words_form": form or WordsForm(sight=sight),
        "has_closed": bool(shown.closed),
        "is_newest": shown.revision.id == line.newest.id,
        "may_change": may_fill(sight) and shown.revision.id == line.newest.id,
        "revisions": [{"line": each, "who": people.name(each.by)} for each in line.revisions],
    }
    return case_response(request, sight, template="forms_answers", context=context, status=status)


def may_fill(sight: Sight) -> bool:
    """Whether the actor may fill in forms of this case now."""
    is_open = sight.case.row.state == "open"
    return is_open and can(sight.actor, Permission.CASE_UPDATE, sight.case.target)


def shown_language(request: HttpRequest, shown: ShownAnswers) -> str:
    """The column that the reader chose, else the one of their language."""
    chosen = request.POST.get("language") or request.GET.get("language") or ""
    if chosen in shown.definition.languages:
        return chosen
    return language_for(shown.definition, get_language() or "en")


def _chosen(line: SubmissionLine, said: str, *, strict: bool = False) -> RevisionLine:
    """The revision that was asked for; the newest when none was. Raises NotFound."""
    for each in line.revisions:
        if str(each.id) == said:
            return each
    if said and strict:
        raise NotFound
    return line.newest
