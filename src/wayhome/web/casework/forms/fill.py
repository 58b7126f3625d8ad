"""Fill in a form for a case, and change what was answered. What was typed is never lost."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.domain.workflow import EventRefused
from wayhome.forms.actions.send_answers import (
    AnswersAtFault,
    AnswersChanged,
    NothingAnswered,
    Sending,
    TooManyAnswers,
    send_answers,
)
from wayhome.forms.domain.filling import Answers
from wayhome.forms.domain.questions import Question
from wayhome.forms.domain.versions import VersionEvent, VersionRefused, VersionState, state_after
from wayhome.forms.domain.wording import code_of, in_words
from wayhome.forms.queries.forms import WholeVersion, version_of
from wayhome.forms.queries.submissions import (
    ShownAnswers,
    SubmissionLine,
    clear_answers,
    open_answers,
    submission_of,
)
from wayhome.web.casework.cases.sight import Sight, case_response, look
from wayhome.web.casework.cases.words_form import WordsForm
from wayhome.web.casework.forms.answer_form import AnswerForm
from wayhome.web.casework.forms.of_case import draw_answers, may_fill
from wayhome.web.casework.forms.presenting import answer_rows, languages_named

_METHODS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class _Page:
    """A form on its page, for a case; `theirs` are the answers that somebody else sent first."""

    sight: Sight
    whole: WholeVersion
    form: AnswerForm
    theirs: ShownAnswers | None = None


@require_http_methods(_METHODS)
def fill(request: HttpRequest, case_id: UUID, version_id: UUID) -> HttpResponse:
    """Fill in a published form."""
    sight = look(request, case_id)
    whole = version_of(sight.actor, version_id)
    if not may_fill(sight):
        raise NotFound
    if request.method != "POST":
        try:
            state_after(VersionState(whole.line.state), VersionEvent.FILL)
        except VersionRefused as refusal:
            raise NotFound from refusal
        initial = {"language": request.GET.get("language", "")}
        form = _form(whole, initial=initial)
        return _draw(request, _Page(sight, whole, form))
    return _take(request, _Page(sight, whole, _form(whole, data=request.POST)))


@require_http_methods(_METHODS)
def change(request: HttpRequest, case_id: UUID, submission_id: UUID) -> HttpResponse:
    """Change answers: they are opened for a purpose first, and sent as a revision then."""
    if request.method != "POST":
        return redirect("desk:case_form_answers", case_id, submission_id)
    sight = look(request, case_id)
    line = submission_of(sight.actor, case_id, submission_id)
    if not may_fill(sight):
        raise NotFound
    if "revision" in request.POST:
        whole = version_of(sight.actor, _answered_on(request, line))
        return _take(request, _Page(sight, whole, _form(whole, data=request.POST)))
    purpose_form = WordsForm(request.POST, sight=sight)
    if not purpose_form.is_valid():
        shown = clear_answers(sight.actor, case_id, line.newest.id)
        return draw_answers(request, sight, line, shown=shown, form=purpose_form, status=422)
    purpose = Purpose(purpose_form.cleaned_data["purpose"])
    shown = open_answers(sight.actor, case_id, line.newest.id, purpose=purpose)
    if shown.closed:
        words = _("Some answers are closed to you. Who changes a form has to see all of it.")
        messages.error(request, words)
        return redirect("desk:case_form_answers", case_id, submission_id)
    whole = version_of(sight.actor, line.newest.version)
    initial = {"submission": line.id, "seen": line.number, "purpose": purpose.value}
    form = _form(whole, initial=initial, before=shown.answers)
    return _draw(request, _Page(sight, whole, form))


def _take(request: HttpRequest, page: _Page) -> HttpResponse:
    """Send what was typed; whatever is wrong is said beside it, and the page keeps everything."""
    form = page.form
    is_valid = form.is_valid()
    if request.POST.get("more"):
        form.errors.clear()
        return _draw(request, page)
    if not is_valid:
        return _draw(request, page, status=422)
    submission, revision, seen = form.sent_ids
    sending = Sending(
        case=page.sight.case.row.id,
        version=page.whole.line.id,
        submission=submission,
        revision=revision,
        given=form.given,
        seen=seen,
    )
    try:
        sent = send_answers(sending, by=page.sight.actor)
    except AnswersAtFault as refusal:
        form.blame(refusal.at_fault)
        return _draw(request, page, status=422)
    except AnswersChanged:
        return _conflict(request, page)
    except (EventRefused, NothingAnswered, TooManyAnswers, VersionRefused) as refusal:
        form.add_error(None, _refusal(refusal))
        return _draw(request, page, status=422)
    messages.success(request, _done(sent.left_out, form.chosen))
    return redirect("desk:case_form_answers", page.sight.case.row.id, sent.submission)


def _conflict(request: HttpRequest, page: _Page) -> HttpResponse:
    """Somebody else was first: theirs opened beside what was typed, ready to be sent on top."""
    sight, form = page.sight, page.form
    submission, _revision, _seen = form.sent_ids
    line = submission_of(sight.actor, sight.case.row.id, submission)
    said = form.cleaned_data["purpose"]
    theirs = (
        open_answers(sight.actor, line.case, line.newest.id, purpose=Purpose(said))
        if said in set(Purpose)
        else clear_answers(sight.actor, line.case, line.newest.id)
    )
    form.renew(line.number)
    return _draw(request, _Page(sight, page.whole, form, theirs), status=409)


def _draw(request: HttpRequest, page: _Page, *, status: int = 200) -> HttpResponse:
    form, theirs = page.form, page.theirs
    context: dict[str, Any] = {
        "form": form,
        "whole": page.whole,
        "languages": [] if form.is_bound else languages_named(page.whole.definition, form.chosen),
        "language_code": code_of(form.chosen),
        "is_anew": not form["seen"].value() or str(form["seen"].value()) == "0",
        "theirs": answer_rows(theirs, form.chosen) if theirs else [],
        "their_name": page.sight.people.name(theirs.revision.by) if theirs else "",
    }
    return case_response(request, page.sight, template="forms_fill", context=context, status=status)


def _form(
    whole: WholeVersion,
    *,
    data: Any = None,
    initial: dict[str, Any] | None = None,
    before: Answers | None = None,
) -> AnswerForm:
    return AnswerForm(
        data,
        definition=whole.definition,
        reader=get_language() or "en",
        before=before,
        initial={"version": whole.line.id, **(initial or {})},
    )


def _answered_on(request: HttpRequest, line: SubmissionLine) -> UUID:
    """The version that the page was drawn from, one that the form was answered on. Raises NotFound."""
    for each in line.revisions:
        if str(each.version) == request.POST.get("version"):
            return each.version
    raise NotFound


def _done(left_out: tuple[Question, ...], language: str) -> str:
    """What is said when the answers are kept, and which were not."""
    if not left_out:
        return _("The answers are kept.")
    labels = "; ".join(in_words(each.labels, language, each.name) for each in left_out)
    words = _(
        "The answers are kept. Left out, since it does not apply by other answers: %(labels)s"
    )
    return words % {"labels": labels}


def _refusal(refusal: Exception) -> str:
    """Why nothing was kept, and what to do."""
    match refusal:
        case NothingAnswered():
            return _("Nothing is answered yet. Answer at least one question that applies.")
        case TooManyAnswers():
            return _("The case holds as many filled forms as it may. Change one instead.")
        case VersionRefused():
            return _(
                "This version of the form was withdrawn meanwhile. Copy what you typed to the version"
                " that is published now."
            )
    return _("The case is closed. Have it opened again first; what you typed stands below.")
