"""Correct a proposal before taking it, and add a fact that no rule found."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.extraction.checked import NotAFact
from wayhome.kernel.actor import Actor
from wayhome.record.actions.decide import AlreadyDecided, Correction
from wayhome.record.actions.decide import correct as take_corrected
from wayhome.record.actions.note_fact import NewFact, add_fact
from wayhome.record.domain.finding_words import nearest
from wayhome.record.queries.review import proposals_of
from wayhome.record.queries.sources import SourcePage
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.chosen_words import Chosen
from wayhome.web.casework.record.fact_forms import Draft, FactForm, KindForm
from wayhome.web.casework.record.fact_words import KIND_WORDS
from wayhome.web.casework.record.reviewing import at, own_source

_INVALID = 422


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, source_id: UUID, proposal_id: UUID) -> HttpResponse:
    """The fields of a proposal; taking it corrected keeps the first version beside it."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    rows = {row.id: row for row in proposals_of(actor, found.text_version)}
    row = rows.get(proposal_id)
    if row is None:
        raise NotFound
    form = FactForm(
        request.POST if request.method == "POST" else None,
        draft=Draft(
            kind=row.kind,
            text=found.text,
            names=_names(actor, found) | dict(row.names),
            given=row.fields,
            near=row.start,
        ),
    )
    if form.is_valid():
        try:
            take_corrected(row.id, Correction(form.told, form.names), by=actor)
        except AlreadyDecided:
            messages.warning(request, _("This was decided already. Take that back first."))
            return redirect(at(found.id, row.id))
        except NotAFact as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The fact is taken as you corrected it."))
            return redirect(reverse("desk:review", args=[found.id]) + "#at-hand")
    context = {"words": found.text[row.start : row.end], "back_href": at(found.id, row.id)}
    return _page(request, found, form, kind=row.kind, more=context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """First the kind and the words, then whatever else the words say.

    The address may say from where to where words were selected, as numbers; never the words.
    """
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    asked = request.POST if request.method == "POST" else None
    chosen = Chosen.of(request.GET if asked is None else request.POST, found.text)
    first = KindForm(asked, text=found.text, chosen=chosen.words(found.text))
    if not first.is_valid():
        status = _INVALID if first.is_bound else 200
        context = {"source": found, "form": first, "near": chosen.start, "end": chosen.end}
        return page(request, "record/missed.html", context, here="desk:record", status=status)
    kind, words = first.cleaned_data["kind"], first.cleaned_data["words"]
    draft = _draft(actor, found, kind=kind, words=words, near=chosen.start)
    told = request.POST if "is_whole" in request.POST else None
    form = FactForm(told, prefix="fact", draft=draft)
    if form.is_valid():
        new = NewFact(kind=kind, fields=form.told, names=form.names)
        try:
            fact = add_fact(found.text_version, new, by=actor)
        except NotAFact as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The fact is added."))
            return redirect(f"{reverse('desk:review', args=[found.id])}#fact-{fact}")
    back = reverse("desk:review", args=[found.id])
    more = {"words": words, "back_href": back, "kind_code": kind, "near": draft.near}
    return _page(request, found, form, kind=kind, more=more)


def _page(
    request: HttpRequest,
    found: SourcePage,
    form: FactForm,
    *,
    kind: str,
    more: Mapping[str, object],
) -> HttpResponse:
    context = {"source": found, "form": form, "kind": KIND_WORDS[kind], **more}
    status = _INVALID if form.is_bound else 200
    return page(request, "record/correct.html", context, here="desk:record", status=status)


def _draft(actor: Actor, found: SourcePage, *, kind: str, words: str, near: int) -> Draft:
    """What the form of a missed fact begins with; its words are those nearest to a place."""
    place = nearest(found.text, words, near)
    return Draft(
        kind=kind,
        text=found.text,
        names=_names(actor, found),
        given=dict.fromkeys(("content", "span", "role", "evidence"), " ".join(words.split())),
        near=place.start if place else near,
    )


def _names(actor: Actor, found: SourcePage) -> dict[str, str]:
    """What the entities of a text are called."""
    names: dict[str, str] = {}
    for row in proposals_of(actor, found.text_version):
        names |= row.names
    return names
