"""Engagements: standing facts of who met whom, those held to be one told together."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.domain.engagements import (
    Engagement,
    EngagementStatus,
    Party,
    Telling,
    engagement_of,
    in_time,
)
from wayhome.record.domain.subjects import engagement as entity_of
from wayhome.record.domain.subjects import name_in_id
from wayhome.record.domain.when import told
from wayhome.record.models import Fact, SubjectMention
from wayhome.record.queries.subjects import subjects_of

_MEETING = "meeting"
_MOST = 20_000


def engagements(actor: Actor, days: Period | None = None) -> Sequence[Engagement]:
    """Engagements in the order of time; with `days` those that may have been on one of them.

    What is told without a date is in no period, and last in the list of all.
    """
    require(actor, Permission.SOURCE_READ)
    rows = _standing()
    if days:
        rows = rows.filter(_may_be_in(days))
    facts = list(rows[:_MOST])
    subjects = subjects_of(actor, _named(facts))
    if days:
        more = _told_elsewhere(facts, {subjects[_own(fact)] for fact in facts})
        subjects, facts = {**subjects, **subjects_of(actor, _named(more))}, [*facts, *more]
    grouped: defaultdict[UUID, list[Telling]] = defaultdict(list)
    for fact in facts:
        grouped[subjects[_own(fact)]].append(_telling(fact, subjects))
    found = in_time(engagement_of(each, tellings) for each, tellings in grouped.items())
    if days:
        found = [each for each in found if each.touches(days.starts_on, days.ends_on)]
    return found


def engagement_days(actor: Actor) -> Sequence[tuple[date, date]]:
    """The first and last day that each dated fact of an engagement may mean, in their order."""
    require(actor, Permission.SOURCE_READ)
    dates = _standing().order_by().values_list("fields__date", flat=True).distinct()
    whens = (told(each) for each in dates if each)
    return sorted(
        (when.earliest, when.latest) for when in whens if when and when.earliest and when.latest
    )


def _standing() -> QuerySet[Fact]:
    rows = Fact.objects.filter(
        kind=_MEETING, confirmed_at__isnull=False, withdrawn_at__isnull=True
    ).select_related("passage__text_version__source")
    return rows.defer(
        "passage__text_version__text",
        "passage__text_version__blocks",
        "passage__text_version__source__content",
    ).order_by("made_at", "id")


def _may_be_in(days: Period) -> Q:
    """Facts whose date is told in these years, beside them when it is unsure, or is no plain one."""
    years = range(days.starts_on.year - 1, days.ends_on.year + 2)
    # On a key of JSON `contains` compares whole values; only `icontains` looks into the text.
    found = Q(fields__date__icontains="/") | Q(fields__date__icontains="X")
    for year in years:
        found |= Q(fields__date__startswith=f"{year:04}")
    return found


def _told_elsewhere(facts: Sequence[Fact], subjects: Collection[UUID]) -> list[Fact]:
    """What other facts tell of the same engagements, with another day or none."""
    entities = SubjectMention.objects.filter(kind=_MEETING, subject_id__in=subjects)
    came_of = [each.partition(":")[2] for each in entities.values_list("entity", flat=True)]
    told_there = Q(proposal_id__in=came_of) | Q(id__in=came_of)
    return list(_standing().filter(told_there).exclude(id__in=[fact.id for fact in facts])[:_MOST])


def _own(fact: Fact) -> tuple[UUID, str]:
    """The mention that a fact of an engagement is."""
    return fact.passage.text_version_id, entity_of(fact.id, fact.proposal_id)


def _named(facts: Iterable[Fact]) -> list[tuple[UUID, str]]:
    """Every mention of these facts: the engagement itself, and who took part."""
    return [
        mention
        for fact in facts
        for mention in (
            _own(fact),
            *(
                (fact.passage.text_version_id, each)
                for each in fact.fields["participants"]
                if ":" in each
            ),
        )
    ]


def _telling(fact: Fact, subjects: Any) -> Telling:
    """What a fact says; people without a name count as groups."""
    text, fields = fact.passage.text_version, fact.fields
    named = [each for each in fields["participants"] if ":" in each]
    unnamed = [each for each in fields["participants"] if ":" not in each]
    place = fields.get("place")
    return Telling(
        fact=fact.id,
        status=_status(fields["status"]),
        edtf=fields.get("date") or "",
        parties=tuple(
            Party(subjects[text.id, each], fact.names.get(each) or name_in_id(each))
            for each in dict.fromkeys(named)
        ),
        groups=(*(span["text"] for span in fields["participants_groups"]), *unnamed),
        place=(fact.names.get(place) or name_in_id(place)) if place else "",
        topics=tuple(span["text"] for span in fields["topics"]),
        source=text.source.id,
        title=text.source.title,
        publisher=text.source.publisher,
        published_on=text.source.published_on,
        text_version=text.id,
        start=fact.passage.start,
        end=fact.passage.end,
    )


def _status(told_status: str) -> EngagementStatus:
    """The status told; anything a reviewer typed that is none of them was not surely held."""
    try:
        return EngagementStatus(told_status)
    except ValueError:
        return EngagementStatus.EXPECTED
