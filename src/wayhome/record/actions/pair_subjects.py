"""Put two subjects beside each other by hand, for a reviewer to judge: one of another name."""

from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import NotFound, require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.record.actions.note_subject_judgement import lock_judging
from wayhome.record.domain.subject_contexts import from_json
from wayhome.record.domain.subject_likeness import Likeness, likeness
from wayhome.record.domain.subjects import SubjectKind
from wayhome.record.models import SubjectMention, SubjectPair


class JoinedAlready(Exception):
    """The two are one subject."""


def pair_subjects(one: UUID, other: UUID, *, by: Actor) -> UUID:
    """The pair of two subjects of one kind, added when no rule proposed it; nothing is joined by it.

    Raises JoinedAlready and NotFound.
    """
    require(by, Permission.FACT_REVIEW)
    with atomic():
        lock_judging(by.agency)
        left, right = (_standing_for(each, by=by) for each in sorted((one, other)))
        if left.subject_id == right.subject_id:
            raise JoinedAlready
        if SubjectKind.NAMED not in {left.kind, right.kind} and left.kind != right.kind:
            raise NotFound
        return _known(left, right) or _add(left, right, by=by)


def _standing_for(mention: UUID, *, by: Actor) -> SubjectMention:
    """A mention of the agency. Raises NotFound."""
    row = SubjectMention.objects.filter(agency_id=by.agency, id=mention).first()
    if row is None:
        raise NotFound
    return row


def _known(left: SubjectMention, right: SubjectMention) -> UUID | None:
    """The pair that puts these two beside each other already."""
    rows = SubjectPair.objects.filter(agency_id=left.agency_id, left_id=left.id, right_id=right.id)
    found: UUID | None = rows.values_list("id", flat=True).first()
    return found


def _add(left: SubjectMention, right: SubjectMention, *, by: Actor) -> UUID:
    both = left.context and right.context
    alike = likeness(from_json(left.context), from_json(right.context)) if both else None
    told = alike or Likeness(())
    kind = right.kind if left.kind == SubjectKind.NAMED else left.kind
    row = SubjectPair(
        agency_id=by.agency,
        left_id=left.id,
        right_id=right.id,
        kind=kind,
        worth=told.weight,
        reasons=[reason.value for reason in told.reasons],
        proposed_at=clock.now(),
    )
    row.save(force_insert=True)
    about = About(kind="subject_pair", id=row.id, detail={"pairs": 1})
    leave_leaf(by=by, tag=Tag.RECORD_PAIRS_PROPOSED, about=about)
    return row.id
