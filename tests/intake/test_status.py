"""Whoever holds the receipt comes back, reads answers and adds to the complaint; nobody else."""

from contextlib import suppress
from datetime import timedelta

import psycopg
import pytest

from tests.intake.ground import (
    CANARY,
    lodge_as_partner,
    lodge_publicly,
    make_agency,
    partner,
    receiving_agency,
    staff,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.intake.actions.add_attachment import add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.actions.open_receipt import ReceiptUnknown, open_receipt
from wayhome.intake.actions.reach_milestone import reach_milestone
from wayhome.intake.actions.read_messages import read_messages
from wayhome.intake.actions.set_status import set_status
from wayhome.intake.actions.take_token import Lane, TooManyNow, take_token
from wayhome.intake.actions.write_draft import discard_draft, keep_draft
from wayhome.intake.domain.answers import Answers, known
from wayhome.intake.domain.draft import IDLE_LIMIT, Draft
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.messages import Direction, Topic
from wayhome.intake.domain.milestones import MilestoneCode
from wayhome.intake.domain.new_complaint import Lodged, NamedFile
from wayhome.intake.domain.receipt import Receipt
from wayhome.intake.domain.statuses import ComplaintStatus
from wayhome.intake.models import Draft as DraftRow
from wayhome.intake.queries.attachments import attachments, open_attachment
from wayhome.intake.queries.complaint import complaint
from wayhome.intake.queries.draft import DraftEnded, draft_of
from wayhome.intake.queries.progress import progress
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context
from wayhome.kernel.database import DbRole

NOWHERE = Actor.system(DraftSecret.generate().draft_id)


def opened(receipt: Receipt) -> Actor:
    """Open a receipt as the public face does."""
    with context.acting(NOWHERE, role=DbRole.INTAKE):
        return open_receipt(receipt.digits())


def lodged_with_receipt() -> tuple[Lodged, Receipt]:
    receipt = Receipt.generate()
    return lodge_publicly(receiving_agency(), receipt=receipt), receipt


def test_receipt_opens_its_complaint(database: str) -> None:
    lodged, receipt = lodged_with_receipt()

    lodger = opened(receipt)

    assert lodger.subject == lodged.complaint


def test_receipt_opens_nothing_when_it_is_another(database: str) -> None:
    lodged_with_receipt()

    with pytest.raises(ReceiptUnknown):
        opened(Receipt.generate())


def test_receipt_expires_a_year_after_last_use(database: str) -> None:
    _, receipt = lodged_with_receipt()
    start = clock.now()

    with clock.at(start + timedelta(days=300)):
        opened(receipt)
    with clock.at(start + timedelta(days=600)):
        opened(receipt)

    with clock.at(start + timedelta(days=1000)), pytest.raises(ReceiptUnknown):
        opened(receipt)


def test_lodger_reads_the_answer_and_not_what_was_told(database: str) -> None:
    lodged, receipt = lodged_with_receipt()
    lodger = opened(receipt)
    with context.acting(lodger):
        add_message(complaint_id=lodged.complaint, text="My sister", topic=Topic.PERSON, by=lodger)
    with context.acting(staff(lodger.agency)) as officer:
        add_message(complaint_id=lodged.complaint, text="We are looking.", by=officer)

    with context.acting(lodger):
        shown = progress(lodger, lodged.complaint)
        marked = read_messages(complaint_id=lodged.complaint, by=lodger)

    texts = {message.direction: message.text for message in shown.messages}
    assert texts == {Direction.TO_LODGER: "We are looking.", Direction.FROM_LODGER: None}
    assert marked == 1
    assert CANARY not in repr(shown)


def test_officer_reads_what_the_lodger_added(database: str) -> None:
    lodged, receipt = lodged_with_receipt()
    lodger = opened(receipt)
    with context.acting(lodger):
        add_message(complaint_id=lodged.complaint, text="She limps.", topic=Topic.PERSON, by=lodger)

    with context.acting(staff(lodger.agency)) as officer:
        shown = progress(officer, lodged.complaint)

    assert [(said.topic, said.text) for said in shown.messages] == [(Topic.PERSON, "She limps.")]


def test_lodger_reaches_no_other_complaint(database: str) -> None:
    lodged, receipt = lodged_with_receipt()
    lodger = opened(receipt)
    other = lodge_publicly(lodger.agency, key="other")

    with context.acting(lodger):
        with pytest.raises(NotFound):
            progress(lodger, other.complaint)
        with pytest.raises(NotFound):
            add_message(complaint_id=other.complaint, text="x", by=lodger)
    with context.acting(Actor.lodger(lodger.agency, other.complaint)) as forged:
        assert forged.subject != lodged.complaint


def test_milestones_are_reached_once_and_seen_by_lodger_and_partner(database: str) -> None:
    agency, embassy = receiving_agency(), make_agency("embassy")
    lodged = lodge_as_partner(agency, embassy)

    for _ in range(2):
        with context.acting(staff(agency)) as officer:
            reach_milestone(
                complaint_ids=[lodged.complaint],
                code=MilestoneCode.UNDER_VERIFICATION,
                by=officer,
            )

    with context.acting(partner(embassy)) as by:
        steps = [step.code for step in progress(by, lodged.complaint).steps]
    assert steps == [MilestoneCode.RECEIVED, MilestoneCode.UNDER_VERIFICATION]


def test_first_action_is_kept_when_status_changes_again(database: str) -> None:
    lodged, receipt = lodged_with_receipt()
    agency = opened(receipt).agency
    start = clock.now()

    for days, status in ((2, ComplaintStatus.ATTACHED), (9, ComplaintStatus.NEW)):
        with clock.at(start + timedelta(days=days)), context.acting(staff(agency)) as officer:
            set_status(complaint_ids=[lodged.complaint], status=status, by=officer)

    with context.acting(staff(agency)) as officer:
        seen = complaint(officer, lodged.complaint)
    assert seen.status is ComplaintStatus.NEW
    assert seen.first_action_at == start + timedelta(days=2)


def test_file_is_added_by_lodger_and_opened_by_officer(
    database: str, superuser: psycopg.Connection
) -> None:
    lodged, receipt = lodged_with_receipt()
    lodger = opened(receipt)
    named = NamedFile("letter.txt", clean("letter.txt", b"He wrote this letter."))
    with context.acting(lodger):
        add_attachment(complaint_id=lodged.complaint, named=named, by=lodger)

    with context.acting(staff(lodger.agency)) as officer:
        (row,) = attachments(officer, lodged.complaint)
        file = open_attachment(officer, row.id, purpose=Purpose.TRIAGE)
        marked = complaint(officer, lodged.complaint).has_attachments

    assert file.content == b"He wrote this letter."
    assert file.name == "letter.txt"
    assert marked


def test_budget_refuses_with_a_wait_when_spent_and_recovers(database: str) -> None:
    start = clock.now()

    with clock.at(start), context.acting(NOWHERE, role=DbRole.INTAKE):
        context.enter(Context(scope="intake"))
        with suppress(TooManyNow):
            for taken in range(1000):  # noqa: B007  # the count is the point
                take_token(Lane.OPEN)
        with pytest.raises(TooManyNow) as refused:
            take_token(Lane.OPEN)
    with clock.at(start + timedelta(minutes=5)), context.acting(NOWHERE, role=DbRole.INTAKE):
        context.enter(Context(scope="intake"))
        take_token(Lane.OPEN)

    assert taken == 160
    assert refused.value.wait_seconds >= 1


def test_draft_survives_and_opens_with_its_secret_only(
    database: str, superuser: psycopg.Connection
) -> None:
    secret = DraftSecret.generate()
    draft = Draft(answers=Answers({"name": known("name", CANARY)}))
    with context.acting(NOWHERE, role=DbRole.INTAKE):
        keep_draft(draft, secret=secret)

    with context.acting(NOWHERE, role=DbRole.INTAKE):
        found = draft_of(secret)
        with pytest.raises(DraftEnded):
            draft_of(DraftSecret.generate())
        assert not DraftRow.objects.exists()

    assert found.answers == draft.answers
    stored = superuser.execute("SELECT sealed FROM intake_draft").fetchone()
    assert stored is not None
    assert CANARY.encode() not in bytes(stored[0])


@pytest.mark.parametrize("how", ["left", "idle"])
def test_draft_ends_when_left_or_idle(database: str, how: str) -> None:
    secret = DraftSecret.generate()
    start = clock.now()
    with clock.at(start), context.acting(NOWHERE, role=DbRole.INTAKE):
        keep_draft(Draft(), secret=secret)
        if how == "left":
            discard_draft(secret=secret)

    later = start + (IDLE_LIMIT if how == "idle" else timedelta())
    with clock.at(later), context.acting(NOWHERE, role=DbRole.INTAKE), pytest.raises(DraftEnded):
        draft_of(secret)


def test_draft_secret_gives_the_same_receipt_and_key_each_time() -> None:
    secret = DraftSecret.generate()
    again = DraftSecret.from_cookie(secret.cookie())

    assert again.receipt() == secret.receipt()
    assert again.idempotency_key() == secret.idempotency_key()
    assert DraftSecret.generate().receipt() != secret.receipt()
