"""Compare whom the confirmed facts of a text speak of with others, and propose who is one."""

from collections import Counter
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.kernel.actor import Actor
from wayhome.record.domain.subjects import Mentioned, mention_id, subject_entities
from wayhome.record.models import Fact, SubjectMention


def propose_subjects(*, text_version: UUID, by: Actor) -> None:
    """Count the facts of every subject of a text. Raises NotFound."""
    require(by, Permission.FACT_PROPOSE)
    standing = Fact.objects.filter(
        agency_id=by.agency,
        passage__text_version_id=text_version,
        confirmed_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    counts = Counter[UUID]()
    for row in standing:
        entities = subject_entities(row.kind, row.fields, fact=row.id, proposal=row.proposal_id)
        counts.update(mention_id(Mentioned(text_version, each)) for each in entities)
    mentions = SubjectMention.objects.filter(agency_id=by.agency, text_version_id=text_version)
    for mention in mentions:
        mention.facts = counts[mention.id]
        mention.save(update_fields=["facts"])
