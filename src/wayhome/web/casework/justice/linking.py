"""Links between alleged persons: piles, one link closed or opened, a judgement and taking it back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import can
from wayhome.access.queries.colleagues import office
from wayhome.justice.actions import judge_link as action
from wayhome.justice.domain.verdicts import LinkState, Verdict
from wayhome.justice.queries import links as queries
from wayhome.justice.queries.judgements import judgement
from wayhome.justice.queries.links import LinkRow
from wayhome.justice.queries.opened_link import open_link
from wayhome.matching.compare.comparison import Agreement
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.judging import JudgingForm, history_line, verdict_field
from wayhome.web.casework.justice.identity_rows import identity_rows
from wayhome.web.casework.justice.sections import sections
from wayhome.web.casework.matches.forms import PurposeForm, UndoForm
from wayhome.web.casework.matches.sentences import FEATURES, REASONS
from wayhome.web.components.sub_navigation.tag import NavigationItem

_CONFLICT, _UNPROCESSABLE = 409, 422
_TELLING = 0.5
_HINTS: dict[str, object] = {
    Verdict.SAME: gettext_lazy("The network shows them as one. You can undo this."),
    Verdict.DIFFERENT: gettext_lazy("The two are not shown as one."),
    Verdict.CANNOT_TELL: gettext_lazy("The link waits in a pile of its own."),
}


class JudgementForm(JudgingForm):
    """Whether two alleged persons are one, and why."""

    verdict = verdict_field(Verdict, label=gettext_lazy("Are they the same person?"), hints=_HINTS)


@dataclass(frozen=True, slots=True)
class LinkCard:
    """One link as a list shows it; nothing sealed."""

    id: UUID
    codes: str
    speaks_for: str
    speaks_against: str


@require_GET
def piles(request: HttpRequest) -> HttpResponse:
    """One pile, the likeliest first."""
    actor = desk_actor(request)
    try:
        pile = LinkState(request.GET.get("pile", LinkState.OPEN))
    except ValueError as error:
        raise Http404 from error
    home = reverse("desk:justice_links")
    context = {
        "pile": pile,
        "rows": [card(row) for row in queries.links(actor, pile)],
        "sections": sections("links"),
        "tabs": [
            NavigationItem(
                text=str(each.label), href=f"{home}?pile={each.value}", is_current=each is pile
            )
            for each in LinkState
        ],
    }
    return page(request, "justice/links.html", context, here="desk:justice_network")


@require_GET
def link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """A link without a name: why it was proposed, and the question what it is needed for."""
    return _closed(request, link_id, _purpose_form(request))


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Both side by side; a second visit by address asks for the purpose again."""
    if request.method == "GET":
        return redirect("desk:justice_link", link_id)
    form = _purpose_form(request, request.POST)
    if not form.is_valid():
        return _closed(request, link_id, form, status=_UNPROCESSABLE)
    judging = JudgementForm(initial={"purpose": form.chosen.value}, label_suffix="")
    return _opened(request, link_id, purpose=form.chosen, form=judging)


@require_POST
def judge(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Record the judgement; a refusal shows the link again with what was typed."""
    form = JudgementForm(request.POST, label_suffix="")
    if request.POST.get("purpose") not in Purpose.values:
        return redirect("desk:justice_link", link_id)
    status = _UNPROCESSABLE
    if form.is_valid():
        status = _CONFLICT
        if _judged(request, link_id, form):
            messages.success(request, _("Recorded. To undo it, open the link again."))
            return redirect("desk:justice_links")
    purpose = Purpose(request.POST["purpose"])
    return _opened(request, link_id, purpose=purpose, form=form, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """Ask why a judgement is taken back, and take it back."""
    actor = desk_actor(request)
    form = UndoForm(request.POST if request.method == "POST" else None)
    found, status = judgement(actor, judgement_id), 200
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            action.retract_judgement(judgement=judgement_id, reason=reason, by=actor)
        except action.NotInForce:
            found, status = judgement(actor, judgement_id), _CONFLICT
        else:
            messages.success(request, _("Undone. Everything stands as it did before."))
            return redirect("desk:justice_link", found.about)
    elif form.is_bound:
        status = _UNPROCESSABLE
    context = {"form": form, "judged": found}
    here = "desk:justice_network"
    return page(request, "justice/undo.html", context, here=here, status=status)


def card(row: LinkRow) -> LinkCard:
    """A link by the codes of both, with what speaks for and against it."""
    return LinkCard(
        id=row.id,
        codes=f"{row.left.code} / {row.right.code}",
        speaks_for=_reasons(row, speaks_for=True),
        speaks_against=_reasons(row, speaks_for=False),
    )


def _reasons(row: LinkRow, *, speaks_for: bool) -> str:
    """The reasons on one side, the weightiest first."""
    sign = 1 if speaks_for else -1
    told = [
        each
        for each in sorted(row.likeness.comparisons, key=lambda each: -sign * each.weight)
        if sign * each.weight > _TELLING and each.agreement is not Agreement.MISSING
    ]
    words = [f"{FEATURES[each.feature]}: {REASONS[each.reason]}" for each in told]
    if speaks_for and row.likeness.shares_account:
        words.insert(0, _("Account: the same account."))
    return " ".join(words)


def _judged(request: HttpRequest, link_id: UUID, form: JudgementForm) -> bool:
    """Whether the judgement was taken; if not, the form says why."""
    verdict, reason = Verdict(form.cleaned_data["verdict"]), form.cleaned_data["reason"]
    try:
        action.judge_link(link=link_id, verdict=verdict, reason=reason, by=desk_actor(request))
    except action.AlreadyJudged:
        form.add_error("verdict", _("Somebody decided this link meanwhile. See its history below."))
    except action.Contradicts:
        form.add_error(
            "verdict",
            _("Other judgements say the opposite when taken together. Undo one of them first."),
        )
    return form.is_valid()


def _closed(
    request: HttpRequest, link_id: UUID, form: PurposeForm, *, status: int = 200
) -> HttpResponse:
    row = queries.link(desk_actor(request), link_id)
    context = {"row": row, "card": card(row), "form": form}
    here = "desk:justice_network"
    return page(request, "justice/link.html", context, here=here, status=status)


def _opened(
    request: HttpRequest, link_id: UUID, *, purpose: Purpose, form: JudgementForm, status: int = 200
) -> HttpResponse:
    """The opened page; each showing is one opening on the record."""
    actor = desk_actor(request)
    found = open_link(actor, link_id, purpose=purpose)
    may_judge = can(actor, Permission.MATCH_JUDGE)
    colleagues = office(actor)
    context: dict[str, Any] = {
        "row": found.link,
        "card": card(found.link),
        "sides": [
            (found.link.left, identity_rows(found.left)),
            (found.link.right, identity_rows(found.right)),
        ],
        "purpose": purpose,
        "form": form,
        "may_judge": may_judge and not found.link.is_decided,
        "history": [history_line(each, colleagues, may_undo=may_judge) for each in found.history],
    }
    here = "desk:justice_network"
    return page(request, "justice/link_opened.html", context, here=here, status=status)


def _purpose_form(request: HttpRequest, data: Any = None) -> PurposeForm:
    return PurposeForm(data, actor=desk_actor(request), permission=Permission.FIELDS_OPEN)
