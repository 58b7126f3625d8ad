"""What PostgreSQL refuses to those who send complaints, with every check of ours switched off."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError
from django.db.models import Model

from tests.intake.ground import (
    lodge_publicly,
    make_agency,
    new_complaint,
    partner,
    receiving_agency,
    staff,
)
from wayhome.intake.actions.lodge import lodge
from wayhome.intake.domain.kinds import Channel
from wayhome.intake.domain.messages import Direction
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.domain.new_complaint import NewComplaint
from wayhome.intake.models import Complaint, Message, Milestone
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import connection


def step(agency: UUID, complaint: UUID, lodger_agency: UUID | None) -> Model:
    """A step that only the agency can say was reached."""
    return Milestone(
        agency_id=agency,
        complaint_id=complaint,
        lodger_agency_id=lodger_agency,
        code=MilestoneCode.PERSON_LOCATED.value,
        reached_at=clock.now(),
    )


def word_of_the_agency(agency: UUID, complaint: UUID, lodger_agency: UUID | None) -> Model:
    """A message that seems to come from the agency."""
    return Message(
        agency_id=agency,
        complaint_id=complaint,
        lodger_agency_id=lodger_agency,
        direction=Direction.TO_LODGER.value,
        sent_at=clock.now(),
    )


@pytest.mark.parametrize("forged", [step, word_of_the_agency])
def test_senders_cannot_take_a_step_nor_speak_for_the_agency(
    database: str, forged: Callable[..., Model]
) -> None:
    agency = receiving_agency()
    embassy = make_agency("embassy")
    by_embassy = partner(embassy)
    with context.acting(by_embassy):
        lodged = lodge(from_partner(agency, embassy), by=by_embassy).complaint
    public = lodge_publicly(agency, key="two").complaint
    senders = {
        by_embassy: (agency, lodged, embassy),
        Actor.lodger(agency, public): (agency, public, None),
    }

    for sender, row in senders.items():
        with pytest.raises(DatabaseError, match="row-level security"), context.acting(sender):
            forged(*row).save(force_insert=True)


@pytest.mark.parametrize(
    "change",
    [
        "status = 'set_aside'",
        "first_action_at = now()",
        "urgency = 99",
        "urgency_reasons = '{danger}'",
        "turn_at = now() - interval '1 year'",
        "has_attachments = true, status = 'attached'",
    ],
)
def test_partner_cannot_change_what_the_agency_does_with_its_own_complaint(
    database: str, change: str
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    by_embassy = partner(embassy)
    with context.acting(by_embassy):
        lodge(from_partner(agency, embassy), by=by_embassy)

    with pytest.raises(DatabaseError, match="this scope may not"), context.acting(by_embassy):
        write(change)


def test_partner_and_agency_change_their_columns_of_the_same_complaint(database: str) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    by_embassy, officer = partner(embassy), staff(agency)
    with context.acting(by_embassy):
        lodge(from_partner(agency, embassy), by=by_embassy)

    with context.acting(by_embassy):
        added = write("has_attachments = true, status = 'new'")
    with context.acting(officer):
        triaged = write("status = 'set_aside', first_action_at = now()")

    assert (added, triaged) == (1, 1)


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "set_aside"), ("entered_by", uuid4()), ("first_action_at", clock.now())],
)
def test_partner_cannot_add_a_complaint_that_seems_worked_on(
    database: str, column: str, value: object
) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    by_embassy = partner(embassy)
    with context.acting(by_embassy):
        lodge(from_partner(agency, embassy), by=by_embassy)
        row = Complaint.objects.get()
    row.id, row.code = uuid4(), "another"
    setattr(row, column, value)

    with pytest.raises(DatabaseError, match="row-level security"), context.acting(by_embassy):
        row.save(force_insert=True)


def from_partner(agency: UUID, embassy: UUID) -> NewComplaint:
    """What an embassy lodges."""
    return new_complaint(agency, channel=Channel.PORTAL, lodger_agency=embassy, with_receipt=None)


def write(change: str) -> int:
    """How many complaints injected SQL changes."""
    with connection().cursor() as cursor:
        cursor.execute(f"UPDATE intake_complaint SET {change}")
        return int(cursor.rowcount)
