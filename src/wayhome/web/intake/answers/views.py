"""Coming back: enter the number, read what was done, say more."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.policy import NotFound
from wayhome.intake.actions.add_attachment import TooManyFiles, add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.actions.open_receipt import ReceiptUnknown, open_receipt
from wayhome.intake.actions.read_messages import read_messages
from wayhome.intake.actions.take_token import TooManyNow
from wayhome.intake.domain.clean_file import FILE_LIMIT, FileProblem
from wayhome.intake.domain.messages import Topic
from wayhome.intake.domain.receipt import ReceiptNotUnderstood
from wayhome.intake.queries.attachments import attachments
from wayhome.intake.queries.progress import progress
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.web.intake import cookies
from wayhome.web.intake.answers.forms import (
    NOTHING_FOUND,
    RECEIPT_PROBLEMS,
    FileForm,
    MessageForm,
    ReceiptForm,
)
from wayhome.web.intake.answers.steps import in_words
from wayhome.web.intake.answers.topics import TOPICS
from wayhome.web.intake.help_lines import help_lines
from wayhome.web.intake.wait import please_wait
from wayhome.web.uploads import FILE_PROBLEMS

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
LodgerView = Callable[Concatenate[HttpRequest, Actor, UUID, P], HttpResponse]

_FORM = ["GET", "HEAD", "POST"]
_INVALID = 422


@login_not_required
@require_http_methods(_FORM)
def enter(request: HttpRequest) -> HttpResponse:
    """Take the number as digits or words, and open what it leads to."""
    form = ReceiptForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        try:
            lodger = open_receipt(form.cleaned_data["number"])
        except ReceiptNotUnderstood as problem:
            form.add_error("number", RECEIPT_PROBLEMS[problem.reason])
        except ReceiptUnknown:
            form.add_error("number", NOTHING_FOUND)
        except TooManyNow as refused:
            return please_wait(request, seconds=refused.wait_seconds, back="answers:home")
        else:
            response = redirect("answers:now")
            cookies.keep_visit(response, lodger)
            return response
    return _page(request, "enter.html", form=form)


def with_receipt(view: LodgerView[P]) -> View[P]:
    """Give a view the lodger whose receipt this browser opened, under the lodger's own context."""

    @login_not_required
    @require_http_methods(_FORM)
    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        lodger = cookies.visitor(request)
        if lodger is None or lodger.subject is None:
            return redirect("ask:ended")
        context.enter(Context.of(lodger))
        try:
            response = view(request, lodger, lodger.subject, *args, **kwargs)
        except NotFound:
            return redirect("ask:ended")
        cookies.keep_visit(response, lodger)
        return response

    return opened


@with_receipt
def now(request: HttpRequest, lodger: Actor, complaint: UUID) -> HttpResponse:
    """How far it has come, what the agency wrote, and a box to answer."""
    form = MessageForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        _say(form, lodger=lodger, complaint=complaint, topic=Topic.TALK)
        return redirect("answers:now")
    shown = progress(lodger, complaint)
    read_messages(complaint_id=complaint, by=lodger)
    return _page(
        request,
        "now.html",
        form=form,
        shown=shown,
        steps=in_words(shown.steps),
        topics=TOPICS,
        files_count=len(attachments(lodger, complaint)),
        help_lines=help_lines(),
    )


@with_receipt
def add(request: HttpRequest, lodger: Actor, complaint: UUID, *, topic: str) -> HttpResponse:
    """Say more about one thing."""
    chosen = next((each for each in TOPICS if each.code == topic), None)
    if chosen is None:
        raise Http404
    form = MessageForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        _say(form, lodger=lodger, complaint=complaint, topic=chosen.code)
        return redirect("answers:now")
    return _page(request, "add.html", form=form, topic=chosen)


@with_receipt
def file(request: HttpRequest, lodger: Actor, complaint: UUID) -> HttpResponse:
    """Send one file; a failed one can be sent again by itself."""
    is_sent = request.method == "POST"
    form = FileForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, label_suffix=""
    )
    if form.is_valid():
        named = form.cleaned_data["file"]
        once = form.once_for(named.file.content)
        try:
            add_attachment(complaint_id=complaint, named=named, by=lodger, once=once)
        except TooManyFiles:
            return _page(request, "full.html", status=_INVALID)
        return redirect("answers:now")
    if is_sent and not request.FILES and _is_larger_than_a_file(request):
        form.errors.clear()
        form.add_error("file", FILE_PROBLEMS[FileProblem.TOO_LARGE])
    return _page(request, "file.html", form=form)


def _is_larger_than_a_file(request: HttpRequest) -> bool:
    """Whether the file was dropped while it came in, because it is too large."""
    return int(request.META.get("CONTENT_LENGTH") or 0) > FILE_LIMIT


@login_not_required
@require_safe
def end(request: HttpRequest) -> HttpResponse:
    """Close what the number opened."""
    del request
    response = redirect("ask:ended")
    cookies.forget(response, cookies.VISIT)
    return response


def _say(form: MessageForm, *, lodger: Actor, complaint: UUID, topic: Topic) -> None:
    """Send what was written, once."""
    text = form.cleaned_data["text"]
    once = form.once_for(topic, text)
    add_message(complaint_id=complaint, text=text, by=lodger, topic=topic, once=once)


def _page(
    request: HttpRequest, template: str, *, status: int = 0, **values: object
) -> HttpResponse:
    """Render one of these pages; a form with a problem answers 422."""
    form = values.get("form")
    has_problem = bool(getattr(form, "errors", None))
    path = f"intake/templates/answers/{template}"
    return render(request, path, values, status=status or (_INVALID if has_problem else 200))
