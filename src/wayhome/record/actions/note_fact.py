"""Write a fact with its passage, confirm one as the second reviewer, withdraw one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.extraction.checked import checked_fact
from wayhome.extraction.json_lines import as_fields, first_words
from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock, events
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.register_mentions import follow_facts, register_mentions
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.actions.tie_figure import end_figures
from wayhome.record.domain.decisions import needs_second
from wayhome.record.domain.events import FactWithdrawn
from wayhome.record.domain.named import entities_in
from wayhome.record.models import Fact, Passage, Proposal, TextVersion

BY_HAND = "by_hand"
"""The rule of a fact that a reviewer added without a proposal."""

_CONTEXT = 32


class SameReviewer(Exception):
    """Whoever made a fact cannot confirm it as the second reviewer."""


@dataclass(frozen=True, slots=True)
class NewFact:
    """What a passage says: its kind, its fields with their spans, what its entities are called."""

    kind: str
    fields: Mapping[str, Any]
    names: Mapping[str, str]
    proposal: Proposal | None = None


def add_fact(text_version: UUID, new: NewFact, *, by: Actor) -> UUID:
    """Add what no rule proposed, from words a reviewer selected.

    The same fact of the same words gives the one that stands. Raises NotAFact and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    version = TextVersion.objects.filter(agency_id=by.agency, id=text_version).first()
    if version is None:
        raise NotFound
    with atomic():
        one_at_a_time(version.id)
        told = checked_fact(new.kind, {"rule": BY_HAND, **new.fields}, text=version.text)
        standing = Fact.objects.filter(
            agency_id=by.agency,
            passage__text_version=version,
            kind=new.kind,
            fields=as_fields(told),
            withdrawn_at__isnull=True,
        )
        found: UUID | None = standing.values_list("id", flat=True).first()
        return found or note_fact(version, new, by=by)


def note_fact(version: TextVersion, new: NewFact, *, by: Actor) -> UUID:
    """Write a fact and its passage; part of a larger action. Raises NotAFact."""
    told = checked_fact(new.kind, {"rule": BY_HAND, **new.fields}, text=version.text)
    span, moment = first_words(told), clock.now()
    passage = Passage(
        agency_id=version.agency_id,
        text_version=version,
        start=span.start,
        end=span.end,
        exact=span.text,
        before=version.text[max(0, span.start - _CONTEXT) : span.start],
        after=version.text[span.end : span.end + _CONTEXT],
    )
    passage.save(force_insert=True)
    fields = as_fields(told)
    two = needs_second(new.kind, fields.get("subject"))
    fact = Fact(
        agency_id=version.agency_id,
        kind=new.kind,
        fields=fields,
        names={each: new.names[each] for each in entities_in(fields) if each in new.names},
        passage=passage,
        proposal=new.proposal,
        made_by=by.user,
        made_at=moment,
        needs_second=two,
        confirmed_by=None if two else by.user,
        confirmed_at=None if two else moment,
    )
    fact.save(force_insert=True)
    if not two:
        register_mentions(fact)
    enqueue("record.index_text", agency=by.agency, text_version=version.id)
    _leave(Tag.RECORD_FACT_MADE, fact, detail={"kind": new.kind, "needs_second": two}, by=by)
    return fact.id


def confirm_fact(fact: UUID, *, by: Actor) -> None:
    """Confirm as the second reviewer. Raises SameReviewer and NotFound; twice changes nothing."""
    require(by, Permission.FACT_REVIEW)
    with atomic():
        row = _locked(fact, by=by)
        if row.confirmed_at is not None:
            return
        if row.made_by == by.user:
            raise SameReviewer
        row.confirmed_by, row.confirmed_at = by.user, clock.now()
        row.save(update_fields=["confirmed_by", "confirmed_at"])
        register_mentions(row)
        _leave(Tag.RECORD_FACT_CONFIRMED, row, detail={}, by=by)


def withdraw_fact(fact: UUID, *, why: str, by: Actor) -> None:
    """Withdraw a fact; it stays with day and reason. Raises NotFound; twice changes nothing."""
    require(by, Permission.FACT_REVIEW)
    with atomic():
        _end(_locked(fact, by=by), why=why, by=by)


def end_facts(proposal: Proposal, *, why: str, by: Actor) -> None:
    """Withdraw the fact that stands of a proposal; part of a larger action."""
    for row in Fact.objects.select_for_update().filter(
        agency_id=by.agency, proposal=proposal, withdrawn_at__isnull=True
    ):
        _end(row, why=why, by=by)


def _locked(fact: UUID, *, by: Actor) -> Fact:
    row = Fact.objects.select_for_update().filter(agency_id=by.agency, id=fact).first()
    if row is None or row.withdrawn_at is not None:
        raise NotFound
    return row


def _end(row: Fact, *, why: str, by: Actor) -> None:
    row.withdrawn_by, row.withdrawn_at, row.withdrawn_why = by.user, clock.now(), why
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_why"])
    if row.confirmed_at is not None:
        follow_facts(row)
    end_figures(row, by=by)
    _leave(Tag.RECORD_FACT_WITHDRAWN, row, detail={}, by=by)
    events.publish(FactWithdrawn(fact=row.id, by=by))


def _leave(tag: Tag, row: Fact, *, detail: Mapping[str, str | bool], by: Actor) -> None:
    leave_leaf(by=by, tag=tag, about=About(kind="fact", id=row.id, detail=detail))
