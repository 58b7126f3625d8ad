"""Review what rules found in a source: one proposal at hand, one key for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.kernel.actor import Actor
from wayhome.record.actions.decide import (
    AlreadyDecided,
    NothingToTakeBack,
    accept,
    reject,
    take_back,
)
from wayhome.record.actions.note_fact import SameReviewer, confirm_fact, withdraw_fact
from wayhome.record.domain.decisions import ProposalState, Verdict
from wayhome.record.queries.review import FactRow, ProposalRow, facts_of, next_text, proposals_of
from wayhome.record.queries.sources import SourcePage, source
from wayhome.record.queries.text_history import last_reading
from wayhome.web.casework.frame import desk_actor, page
from wayhome.web.casework.record.fact_words import KIND_WORDS, FactLine, fact_lines
from wayhome.web.casework.record.text_blocks import text_blocks
from wayhome.web.casework.record.text_words import reading_notice
from wayhome.web.components.marked_source.marks import Mark

_LONGEST_WHY = 500


@dataclass(frozen=True, slots=True)
class ProposalCard:
    """A proposal with its number in the text, in words."""

    number: int
    row: ProposalRow
    kind: str
    words: str
    lines: tuple[FactLine, ...]
    share: int
    href: str

    @property
    def is_open(self) -> bool:
        """Whether nobody decided it yet."""
        return self.row.state is ProposalState.PROPOSED


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact of this source in words; `may_confirm` for whoever can be its second reviewer."""

    row: FactRow
    kind: str
    lines: tuple[FactLine, ...]
    may_confirm: bool


@require_GET
def review(request: HttpRequest, source_id: UUID) -> HttpResponse:
    """The text with every proposal marked, and the one at hand with its answers."""
    actor = desk_actor(request)
    require(actor, Permission.FACT_REVIEW)
    found = own_source(actor, source_id)
    cards = _cards(found, proposals_of(actor, found.text_version))
    at_hand = _at_hand(cards, request.GET.get("at", ""))
    place = cards.index(at_hand) if at_hand else -1
    facts = [_fact(row, actor) for row in facts_of(actor, found.text_version)]
    context = {
        "source": found,
        "blocks": text_blocks(found, [_mark(card, at_hand) for card in cards]),
        "mark_word": _("Proposal"),
        "cards": cards,
        "card": at_hand,
        "add_href": _adding(found.id, at_hand),
        "open_count": sum(card.is_open for card in cards),
        "previous": cards[place - 1] if place > 0 else None,
        "following": cards[place + 1] if 0 <= place < len(cards) - 1 else None,
        "facts": facts,
        "to_confirm": [each.row.id for each in facts if each.may_confirm],
        "notice": reading_notice(last_reading(actor, found.text_version)),
        "next_source": next_text(actor, after=found.id),
    }
    return page(request, "record/review.html", context, here="desk:record")


@require_POST
def decide(request: HttpRequest, source_id: UUID, proposal_id: UUID) -> HttpResponse:
    """Record the answer and put the next open proposal at hand."""
    actor = desk_actor(request)
    found = own_source(actor, source_id)
    rows = proposals_of(actor, found.text_version)
    if proposal_id not in {row.id for row in rows}:
        raise NotFound
    try:
        _answer(request.POST.get("answer", ""), proposal_id, actor)
    except AlreadyDecided:
        messages.warning(request, _("This was decided already. Take that back first."))
        return redirect(at(found.id, proposal_id))
    except NothingToTakeBack:
        messages.warning(request, _("There is no decision to take back."))
        return redirect(at(found.id, proposal_id))
    if request.POST.get("answer") == "take_back":
        return redirect(at(found.id, proposal_id))
    return redirect(at(found.id, _next_open(rows, proposal_id)))


@require_POST
def settle(request: HttpRequest, source_id: UUID, fact_id: UUID) -> HttpResponse:
    """Confirm a fact as the second reviewer, or withdraw it with a reason."""
    actor = desk_actor(request)
    found = own_source(actor, source_id)
    facts = facts_of(actor, found.text_version)
    if fact_id not in {row.id for row in facts}:
        raise NotFound
    shown = fact_id
    if request.POST.get("answer") == "confirm":
        try:
            confirm_fact(fact_id, by=actor)
            messages.success(request, _("The fact is confirmed."))
            shown = _next_waiting(facts, fact_id, actor) or fact_id
        except SameReviewer:
            messages.warning(request, _("You made this fact. A colleague must confirm it."))
    else:
        why = request.POST.get("why", "").strip()[:_LONGEST_WHY]
        if why:
            withdraw_fact(fact_id, why=why, by=actor)
            messages.success(request, _("The fact is withdrawn."))
        else:
            messages.warning(request, _("Say why the fact is withdrawn. Nothing was changed."))
    return redirect(f"{reverse('desk:review', args=[found.id])}#fact-{shown}")


def _next_waiting(facts: Sequence[FactRow], done: UUID, actor: Actor) -> UUID | None:
    """The next fact that waits for the actor as its second reviewer."""
    waits = (row.id for row in facts if row.id != done and _fact(row, actor).may_confirm)
    return next(waits, None)


def own_source(actor: Actor, source_id: UUID) -> SourcePage:
    """A source of the actor's own agency. Raises NotFound."""
    found = source(actor, source_id)
    if not found.is_own:
        raise NotFound
    return found


def at(source_id: UUID, proposal: UUID | None) -> str:
    """The address of the review with a proposal at hand."""
    here = reverse("desk:review", args=[source_id])
    return f"{here}?{urlencode({'at': str(proposal)})}#at-hand" if proposal else here


def _adding(source_id: UUID, at_hand: ProposalCard | None) -> str:
    """The address where a missed fact is added, its text open where the one at hand ends."""
    here = reverse("desk:fact_add", args=[source_id])
    return f"{here}?{urlencode({'from': at_hand.row.end})}" if at_hand else here


def _answer(answer: str, proposal: UUID, actor: Actor) -> None:
    match answer:
        case "accept":
            accept(proposal, by=actor)
        case "reject":
            reject(proposal, Verdict.REJECT, by=actor)
        case "not_said":
            reject(proposal, Verdict.NOT_SAID, by=actor)
        case "take_back":
            take_back(proposal, by=actor)
        case _:
            raise NotFound


def _next_open(rows: Sequence[ProposalRow], done: UUID) -> UUID | None:
    """The next undecided proposal in the order of the text, then from its beginning."""
    place = next(number for number, row in enumerate(rows) if row.id == done)
    waiting = [row for row in [*rows[place + 1 :], *rows[:place]] if _is_open(row)]
    return waiting[0].id if waiting else None


def _is_open(row: ProposalRow) -> bool:
    return row.state is ProposalState.PROPOSED


def _cards(found: SourcePage, rows: Sequence[ProposalRow]) -> list[ProposalCard]:
    """Proposals numbered in the order of the text."""
    return [
        ProposalCard(
            number=number,
            row=row,
            kind=str(KIND_WORDS.get(row.kind, row.kind)),
            words=found.text[row.start : row.end],
            lines=fact_lines(row.fields, row.names),
            share=round(row.confidence * 100),
            href=at(found.id, row.id),
        )
        for number, row in enumerate(rows, start=1)
    ]


def _at_hand(cards: Sequence[ProposalCard], asked: str) -> ProposalCard | None:
    """The proposal asked for, else the first that is open; loud ones before quiet ones."""
    named = [card for card in cards if str(card.row.id) == asked]
    waiting = sorted((card for card in cards if card.is_open), key=lambda card: card.row.is_quiet)
    return next(iter([*named, *waiting]), None)


def _mark(card: ProposalCard, at_hand: ProposalCard | None) -> Mark:
    """The mark of a proposal; the number of the one at hand leads to its answers."""
    ref = "at-hand" if card is at_hand else f"proposal-{card.row.id}"
    return Mark(card.row.start, card.row.end, ref=ref, label=str(card.number))


def _fact(row: FactRow, actor: Actor) -> FactCard:
    return FactCard(
        row=row,
        kind=str(KIND_WORDS.get(row.kind, row.kind)),
        lines=fact_lines(row.fields, row.names),
        may_confirm=row.is_waiting and row.made_by != actor.user,
    )
