"""Enter whom a fact speaks of among the subjects; called when it comes to stand or is withdrawn."""

from collections.abc import Iterable

from wayhome.jobs.queue import enqueue
from wayhome.kernel import clock
from wayhome.record.domain.subjects import (
    Mentioned,
    SubjectKind,
    mention_id,
    mention_name,
    subject_entities,
)
from wayhome.record.models import Fact, SubjectMention


def register_mentions(fact: Fact) -> None:
    """Enter a fact's entities and have them compared; part of an action."""
    enter_mentions([fact])
    follow_facts(fact)


def enter_mentions(facts: Iterable[Fact]) -> None:
    """Each entity of these facts is a subject of its own until somebody joins it."""
    rows = [
        _row(fact, entity, kind)
        for fact in facts
        for entity, kind in subject_entities(
            fact.kind, fact.fields, fact=fact.id, proposal=fact.proposal_id
        ).items()
    ]
    # Another fact of this text may have entered the same entity before.
    SubjectMention.objects.bulk_create(rows, ignore_conflicts=True)


def follow_facts(fact: Fact) -> None:
    """Have counted and compared anew, after the answer, what the facts of this text speak of."""
    text_version = fact.passage.text_version_id
    enqueue("record.propose_subjects", agency=fact.agency_id, text_version=text_version)


def _row(fact: Fact, entity: str, kind: SubjectKind) -> SubjectMention:
    text_version = fact.passage.text_version_id
    own = mention_id(Mentioned(text_version, entity))
    return SubjectMention(
        id=own,
        agency_id=fact.agency_id,
        text_version_id=text_version,
        entity=entity,
        kind=kind,
        name=mention_name(entity, fact.fields, fact.names),
        subject_id=own,
        registered_at=clock.now(),
    )
