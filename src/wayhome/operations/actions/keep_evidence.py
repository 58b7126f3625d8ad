"""Register evidence of an operation, and each time it changes hands."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import clock, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place, seal
from wayhome.operations.actions.change_operation import (
    Change,
    Line,
    add_event,
    leave,
    lock_operation,
    sealed,
)
from wayhome.operations.domain.evidence import CustodyWords, EvidenceKind, EvidenceWords
from wayhome.operations.domain.window import check_moment
from wayhome.operations.domain.words import Words
from wayhome.operations.domain.workflow import OperationEvent
from wayhome.operations.models import Custody, Evidence, Operation

_TABLE = "operations_evidence"


class NothingKept(Exception):
    """An item says what it is and where it is kept; a link of the chain, from whom to whom."""


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """An item, with a cleaned file where there is one. `id` makes it count once."""

    kind: EvidenceKind
    words: EvidenceWords = field(repr=False)
    taken_at: datetime
    file: NamedFile | None = None
    id: UUID = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class NewCustody:
    """A link of the chain. `id` makes it count once."""

    words: CustodyWords = field(repr=False)
    handed_at: datetime
    id: UUID = field(default_factory=new_id)


def keep_evidence(*, operation: UUID, evidence: NewEvidence, by: Actor) -> int:
    """Register an item under the next number of the operation; the same item again is the same.

    Raises NotFound, OperationRefused, NothingKept, MomentRefused.
    """
    if not evidence.words.what.strip() or not evidence.words.kept.strip():
        raise NothingKept
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.KEEP), by=by)
        own = Evidence.objects.filter(agency_id=row.agency_id, operation=row)
        known: int | None = own.filter(id=evidence.id).values_list("number", flat=True).first()
        if known is not None:
            return known
        check_moment(evidence.taken_at, now=clock.now(), after=row.begun_at)
        number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
        _insert(row, evidence, number=number, by=by)
        add_event(row, Line(OperationEvent.KEEP, evidence.kind, evidence.id), by=by)
        leave(row, Tag.OPERATIONS_EVIDENCE_KEPT, by=by, evidence=str(evidence.id))
    return number


def hand_over(*, operation: UUID, evidence: UUID, custody: NewCustody, by: Actor) -> int:
    """Add a link to the chain of custody; it comes after the one before, and stays for ever.

    Raises NotFound, OperationRefused, NothingKept, MomentRefused.
    """
    if not custody.words.giver.strip() or not custody.words.taker.strip():
        raise NothingKept
    with atomic():
        row = lock_operation(Change(operation, OperationEvent.KEEP), by=by)
        item = Evidence.objects.filter(agency_id=row.agency_id, operation=row, id=evidence).first()
        if item is None:
            raise NotFound
        chain = Custody.objects.filter(agency_id=row.agency_id, evidence=item)
        known: int | None = chain.filter(id=custody.id).values_list("number", flat=True).first()
        if known is not None:
            return known
        last = chain.order_by("-number").first()
        after = last.handed_at if last else item.taken_at
        check_moment(custody.handed_at, now=clock.now(), after=after)
        number = last.number + 1 if last else 1
        Custody(
            id=custody.id,
            agency_id=row.agency_id,
            evidence=item,
            number=number,
            handed_at=custody.handed_at,
            sealed_words=sealed(row, Words.CUSTODY, custody.id, value=custody.words.to_json()),
            recorded_at=clock.now(),
            recorded_by=by.user,
        ).save(force_insert=True)
        add_event(row, Line(OperationEvent.KEEP, "handed", evidence), by=by)
        leave(row, Tag.OPERATIONS_EVIDENCE_HANDED, by=by, evidence=str(evidence), number=number)
    return number


def _insert(row: Operation, new: NewEvidence, *, number: int, by: Actor) -> None:
    """Write the row; a file and its name are sealed with it."""
    item = Evidence(
        id=new.id,
        agency_id=row.agency_id,
        operation=row,
        number=number,
        kind=new.kind,
        taken_at=new.taken_at,
        sealed_words=sealed(row, Words.EVIDENCE, new.id, value=new.words.to_json()),
        registered_at=clock.now(),
        registered_by=by.user,
    )
    if new.file is not None:
        key = keys.store().get(row.key_id)
        content = new.file.file.content
        item.media_type, item.size = new.file.file.media_type, len(content)
        item.sealed_file = seal(content, key=key, place=Place(_TABLE, "sealed_file", new.id))
        name = new.file.name.encode()
        item.sealed_file_name = seal(name, key=key, place=Place(_TABLE, "sealed_file_name", new.id))
    item.save(force_insert=True)
