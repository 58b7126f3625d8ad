"""From the first page to the receipt. Each page is kept on the server before the next is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from wayhome.access.queries.agencies import NoReceivingAgency
from wayhome.intake.actions.take_token import TooManyNow
from wayhome.intake.actions.write_draft import discard_draft, keep_draft
from wayhome.intake.domain.draft import Draft
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.domain.wordlists import WordLanguage
from wayhome.intake.queries.draft import DraftEnded, draft_of
from wayhome.kernel.actor import Actor
from wayhome.web.intake import cookies
from wayhome.web.intake.ask.check import check_groups
from wayhome.web.intake.ask.forms import PageForm
from wayhome.web.intake.ask.pages import PAGES, Page, page_numbered, page_of
from wayhome.web.intake.ask.send import send
from wayhome.web.intake.help_lines import help_lines
from wayhome.web.intake.wait import please_wait

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
DraftView = Callable[Concatenate[HttpRequest, Draft, P], HttpResponse]

_FORM = ["GET", "HEAD", "POST"]
_INVALID = 422
_AWAY = 503
_NOT_READY_SECONDS = 600


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Before the first question: who reads this, what leaving does not erase, whom to ring."""
    return _page(request, "start.html", help_lines=help_lines())


@login_not_required
@require_http_methods(_FORM)
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question page; the first one begins a draft when it is sent."""
    page = page_numbered(number)
    if page is None:
        raise Http404
    secret = cookies.draft_secret(request)
    try:
        draft = draft_of(secret) if secret else None
    except DraftEnded:
        draft = None
    if draft is None and page is not PAGES[0]:
        return redirect("ask:ended")
    if draft is not None and draft.sent:
        return redirect("ask:kept")
    if draft is None or secret is None:
        draft, secret = Draft(), DraftSecret.generate()
    return _question(request, page, draft=draft, secret=secret)


def _question(
    request: HttpRequest, page: Page, *, draft: Draft, secret: DraftSecret
) -> HttpResponse:
    """Show a page, or take its answers and go on."""
    form = PageForm(
        page, answers=draft.answers, data=request.POST if request.method == "POST" else None
    )
    if request.method != "POST" or not form.is_valid():
        status = _INVALID if form.is_bound else 200
        back = _before(request, page)
        return _page(
            request,
            "question.html",
            status=status,
            page=page,
            form=form,
            back=back,
            pages_count=len(PAGES),
            help_lines=help_lines(),
        )
    keep_draft(draft.with_answers(form.answers, page=page.slug), secret=secret)
    response = _after(request, page)
    cookies.keep_secret(response, secret)
    return response


def _after(request: HttpRequest, page: Page) -> HttpResponseRedirect:
    """The next page, or the check page for somebody who came from there."""
    if "back" in request.GET or page is PAGES[-1]:
        return redirect("ask:check")
    return redirect("ask:question", number=page.number + 1)


def _before(request: HttpRequest, page: Page) -> str:
    """Where the back link leads."""
    if "back" in request.GET:
        return "ask:check"
    return "ask:home" if page is PAGES[0] else ""


def with_draft(view: DraftView[P]) -> View[P]:
    """Give a view the draft of this browser; without one the neutral end page is shown."""

    @login_not_required
    @require_http_methods(_FORM)
    @wraps(view)
    def found(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        secret = cookies.draft_secret(request)
        if secret is None:
            return redirect("ask:ended")
        try:
            draft = draft_of(secret)
        except DraftEnded:
            return redirect("ask:ended")
        return view(request, draft, *args, **kwargs)

    return found


@with_draft
def check(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Every answer before it is sent, and the sending itself."""
    if draft.sent:
        return redirect("ask:kept")
    missing = draft.answers.missing()
    if missing:
        return redirect("ask:question", number=page_of(missing[0]).number)
    if request.method == "POST":
        return _send(request, draft)
    return _page(request, "check.html", groups=check_groups(draft.answers))


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send the draft; when that cannot be now, the draft stays as it is."""
    secret = cookies.draft_secret(request)
    if secret is None:
        return redirect("ask:ended")
    try:
        send(draft, secret=secret, language=request.LANGUAGE_CODE)
    except TooManyNow as refused:
        return please_wait(request, seconds=refused.wait_seconds, back="ask:check")
    except NoReceivingAgency:
        return please_wait(request, seconds=_NOT_READY_SECONDS, back="ask:check", status=_AWAY)
    return redirect("ask:kept")


@with_draft
def kept(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The number that opens the request, shown until its writer goes on."""
    secret = cookies.draft_secret(request)
    if draft.sent is None or secret is None:
        return redirect("ask:check")
    if request.method == "POST":
        discard_draft(secret=secret)
        response = redirect("answers:now")
        cookies.forget(response, cookies.DRAFT)
        cookies.keep_visit(response, Actor.lodger(draft.sent.agency, draft.sent.complaint))
        return response
    number = secret.receipt()
    return _page(
        request,
        "kept.html",
        digits=number.digits(),
        words=number.words(_word_language(request.LANGUAGE_CODE)),
        sent=draft.sent,
        help_lines=help_lines(),
    )


def _word_language(code: str) -> str:
    """The reader's language when it has a list of words, else English."""
    return code if code in set(WordLanguage) else WordLanguage.ENGLISH.value


@login_not_required
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Throw the draft away, clear what the browser holds, and go somewhere harmless."""
    secret = cookies.draft_secret(request)
    if secret is not None:
        discard_draft(secret=secret)
    response = HttpResponseRedirect(settings.LEAVE_TARGET)
    cookies.forget(response, cookies.DRAFT, cookies.VISIT)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@login_not_required
@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    """Nothing is open here any more: a page that says nothing else."""
    response = _page(request, "ended.html")
    cookies.forget(response, cookies.DRAFT, cookies.VISIT)
    return response


def _page(
    request: HttpRequest, template: str, *, status: int = 200, **values: object
) -> HttpResponse:
    """Render one of these pages."""
    return render(request, f"intake/templates/ask/{template}", values, status=status)
