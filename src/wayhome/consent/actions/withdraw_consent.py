"""Take consent back, at once."""

from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.audit.domain.tags import Tag
from wayhome.consent.actions.at_case import Begun, Writing, begin, finish, sealed
from wayhome.consent.domain.events import ConsentWithdrawn
from wayhome.consent.domain.explaining import GivenBy
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import kind_of
from wayhome.consent.domain.steps import ConsentStep
from wayhome.consent.models import Withdrawal
from wayhome.consent.policy import RECORD
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.kernel.events import publish
from wayhome.kernel.ids import new_id
from wayhome.kernel.sealing import Place


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What is taken back, and by whom; None and an empty recipient stand for all."""

    said_by: GivenBy = GivenBy.PERSON
    purpose: SharePurpose | None = None
    group: FieldGroup | None = None
    recipient: str = ""
    reason: str = field(default="", repr=False)


def withdraw_consent(
    *, case: UUID, person: UUID, taken: TakenBack, by: Actor, withdrawal: UUID | None = None
) -> UUID:
    """Add a withdrawal and tell the rooms above; no reason is asked for, and a closed case is none.

    Whatever asks after this transaction is refused. Raises NotFound, RecipientUnknown.
    """
    if taken.recipient:
        kind_of(taken.recipient)
    row_id = withdrawal or new_id()
    with atomic():
        writing = Writing(case, person, ConsentStep.WITHDRAWN, needs=RECORD, even_closed=True)
        begun = begin(writing, by=by)
        if Withdrawal.objects.filter(id=row_id, agency_id=by.agency, case_id=case).exists():
            return row_id
        _write(taken, begun, row_id=row_id, by=by)
        reach = {"purpose": taken.purpose, "group": taken.group, "recipient": taken.recipient}
        codes = {name: str(code) if code else None for name, code in reach.items()}
        finish(begun, Tag.CONSENT_CONSENT_WITHDRAWN, row_id, by=by, **codes)
        publish(_event(taken, begun, by=by))
    return row_id


def _write(taken: TakenBack, begun: Begun, *, row_id: UUID, by: Actor) -> None:
    """A row for each complaint that tells of the person; `row_id` is that of the earliest.

    Were the complaints parted again, nothing that was taken back would return.
    """
    now = clock.now()
    for complaint in begun.asked.complaints:
        own_id = row_id if complaint == begun.asked.complaint else new_id()
        place = Place("consent_withdrawal", "sealed_reason", own_id)
        Withdrawal(
            id=own_id,
            agency_id=by.agency,
            case_id=begun.case.id,
            complaint_id=complaint,
            said_by=taken.said_by,
            purpose=taken.purpose or "",
            field_group=taken.group or "",
            recipient=taken.recipient,
            withdrawn_at=now,
            sealed_reason=sealed({"reason": taken.reason}, key=begun.case.key, place=place),
            recorded_by=by.user,
        ).save(force_insert=True)


def _event(taken: TakenBack, begun: Begun, *, by: Actor) -> ConsentWithdrawn:
    """What the rooms above hear."""
    return ConsentWithdrawn(
        agency=by.agency,
        case=begun.case.id,
        person=begun.asked.complaint,
        recipient=taken.recipient,
        purpose=taken.purpose,
        group=taken.group,
        by=by,
    )
