"""A complaint is kept once, whole, sealed, and only for those it is for."""

import threading
from collections.abc import Callable
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, connections

from tests.intake.ground import (
    CANARY,
    answers,
    lodge_as_partner,
    lodge_publicly,
    make_agency,
    new_complaint,
    partner,
    receiving_agency,
    staff,
)
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.intake.actions.lodge import IdempotencyKeyReused, lodge, receipt_row_id
from wayhome.intake.domain import acknowledgement
from wayhome.intake.domain.kinds import Channel
from wayhome.intake.domain.receipt import Receipt
from wayhome.intake.models import Complaint
from wayhome.intake.queries.describe import describe
from wayhome.intake.queries.fields import open_fields
from wayhome.intake.queries.lodged_by import lodged_by
from wayhome.intake.queries.queue import QueueFilter, queue
from wayhome.kernel import context, keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, atomic, connection


def count(superuser: psycopg.Connection, table: str) -> int:
    row = superuser.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def test_lodge_keeps_complaint_milestone_leaf_and_job(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    leaves = count(superuser, "audit_leaf")

    lodged = lodge_publicly(agency)

    assert not lodged.replayed
    assert count(superuser, "intake_complaint") == 1
    assert count(superuser, "intake_milestone") == 1
    assert count(superuser, "audit_leaf") == leaves + 1
    job = superuser.execute("SELECT task_name, args FROM procrastinate_jobs").fetchone()
    assert job is not None
    assert job[0] == "cases.register_complaint"
    assert job[1] == {"agency": str(agency), "complaint": str(lodged.complaint)}


def test_lodge_answers_the_same_when_repeated(database: str, superuser: psycopg.Connection) -> None:
    agency = receiving_agency()
    receipt = Receipt.generate()

    first = lodge_publicly(agency, receipt=receipt)
    again = lodge_publicly(agency, receipt=receipt)

    assert again.replayed
    assert (again.complaint, again.code) == (first.complaint, first.code)
    assert again.acknowledgement == first.acknowledgement
    assert count(superuser, "intake_complaint") == count(superuser, "intake_receipt") == 1


def test_lodge_refuses_key_when_content_changed(database: str) -> None:
    agency = receiving_agency()
    lodge_publicly(agency)

    with pytest.raises(IdempotencyKeyReused):
        lodge_publicly(agency, answers=answers(name="Somebody else"))


def test_lodge_keeps_one_when_two_send_at_once(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    barrier = threading.Barrier(4)

    def send() -> None:
        barrier.wait()
        lodge_publicly(agency)
        connections.close_all()

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert count(superuser, "intake_complaint") == 1
    assert count(superuser, "procrastinate_jobs") == 1


def test_lodge_keeps_nothing_when_transaction_fails(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()

    def die_after_lodging() -> None:
        with context.acting(Actor.system(agency)) as by:
            lodge(new_complaint(agency), by=by)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        die_after_lodging()

    assert count(superuser, "intake_complaint") == count(superuser, "intake_lodging_key") == 0
    assert count(superuser, "procrastinate_jobs") == 0


def test_lodge_needs_few_statements(database: str) -> None:
    agency = receiving_agency()
    statements: list[str] = []

    def watch(execute: Callable[..., object], sql: str, *rest: object) -> object:
        statements.append(sql)
        return execute(sql, *rest)

    lodger = make_agency("embassy")
    with context.acting(partner(lodger)) as by, connection().execute_wrapper(watch):
        lodge(new_complaint(agency, channel=Channel.API, lodger_agency=lodger), by=by)

    assert len(statements) < 8


def test_lodge_leaves_no_name_in_clear(database: str, superuser: psycopg.Connection) -> None:
    lodge_publicly(receiving_agency())

    tables = superuser.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    ).fetchall()

    for (table,) in tables:
        found = superuser.execute(
            f"SELECT count(*) FROM {table} t WHERE t::text ILIKE %s", [f"%{CANARY}%"]
        ).fetchone()
        assert found == (0,), table


def test_acknowledgement_verifies_and_fails_when_altered(database: str) -> None:
    lodged = lodge_publicly(receiving_agency())
    key = acknowledgement.public_key(keys.store().named("acknowledgement"))

    acknowledgement.verify(lodged.acknowledgement, public_key=key)

    assert lodged.code in lodged.acknowledgement
    with pytest.raises(acknowledgement.AcknowledgementRefused):
        acknowledgement.verify(lodged.acknowledgement.replace("20", "21", 1), public_key=key)


def test_receipt_row_is_found_by_the_secret_alone(
    database: str, superuser: psycopg.Connection
) -> None:
    receipt = Receipt.generate()
    lodged = lodge_publicly(receiving_agency(), receipt=receipt)

    rows = superuser.execute("SELECT id, complaint_id FROM intake_receipt").fetchall()

    assert rows == [(receipt_row_id(receipt), lodged.complaint)]


def test_public_face_reads_no_complaint(database: str) -> None:
    agency = receiving_agency()
    lodge_publicly(agency)

    with context.acting(Actor.system(agency), role=DbRole.INTAKE):
        context.enter(context.Context(scope="intake"))

        assert list(Complaint.objects.values_list("id")) == []
        with pytest.raises(DatabaseError, match="denied"), atomic():
            list(Complaint.objects.values_list("sealed_identity"))


@pytest.mark.parametrize(
    "statement", ["UPDATE intake_complaint SET code = 'X'", "DELETE FROM intake_complaint"]
)
def test_complaint_as_received_cannot_be_changed(database: str, statement: str) -> None:
    agency = receiving_agency()
    lodge_publicly(agency)

    for actor in (staff(agency), Actor.system(agency)):
        with pytest.raises(DatabaseError, match="denied"), context.acting(actor):
            connection().cursor().execute(statement)


def test_partner_sees_own_lodgings_only_and_staff_of_others_none(database: str) -> None:
    agency, first, second = receiving_agency(), make_agency("first"), make_agency("second")
    mine = lodge_as_partner(agency, first)
    lodge_as_partner(agency, second)
    lodge_publicly(agency)

    with context.acting(partner(first)) as by:
        seen = [row.id for row in lodged_by(by).rows]
        unfiltered = list(Complaint.objects.values_list("id", flat=True))
    with context.acting(staff(second)):
        foreign = list(Complaint.objects.values_list("id", flat=True))

    assert seen == unfiltered == [mine.complaint]
    assert foreign == []


def test_partner_cannot_lodge_in_the_name_of_another(database: str) -> None:
    agency, first, second = receiving_agency(), make_agency("first"), make_agency("second")

    with pytest.raises(NotFound), context.acting(partner(first)) as by:
        lodge(new_complaint(agency, channel=Channel.API, lodger_agency=second), by=by)


def test_open_fields_gives_answers_and_leaves_a_leaf(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    lodged = lodge_publicly(agency)
    leaves = count(superuser, "audit_leaf")

    with context.acting(staff(agency)) as by:
        fields = open_fields(by, lodged.complaint, FieldGroup.IDENTITY, purpose=Purpose.TRIAGE)

    assert fields.answers.text("name") == CANARY
    assert not fields.answers.text("story")
    assert count(superuser, "audit_leaf") == leaves + 1


def test_lodger_is_named_to_who_works_with_them(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    lodged = lodge_publicly(agency)

    with context.acting(staff(agency)) as by:
        fields = open_fields(by, lodged.complaint, FieldGroup.SOURCE, purpose=Purpose.CONTACT)

    row = superuser.execute(
        "SELECT convert_from(body, 'UTF8')::jsonb FROM audit_leaf WHERE actor_id = %s", [by.user]
    ).fetchone()
    assert fields.answers.text("relation")
    assert row is not None
    assert (row[0]["purpose"], row[0]["field_groups"]) == ("contact", ["source"])


@pytest.mark.parametrize(
    ("role", "group", "purpose"),
    [
        (Role.SUPERVISOR, FieldGroup.SOURCE, Purpose.SUPERVISION),
        (Role.INTAKE_OFFICER, FieldGroup.IDENTITY, Purpose.PROSECUTION),
        (Role.CASE_WORKER, FieldGroup.SOURCE, Purpose.CONTACT),
    ],
)
def test_open_fields_is_refused_when_role_lacks_group_or_purpose_or_case(
    database: str, role: Role, group: FieldGroup, purpose: Purpose
) -> None:
    agency = receiving_agency()
    lodged = lodge_publicly(agency)

    with context.acting(staff(agency, role)) as by, pytest.raises(NotFound):
        open_fields(by, lodged.complaint, group, purpose=purpose)


def test_describe_gives_what_matching_compares(database: str) -> None:
    agency = receiving_agency()
    lodged = lodge_publicly(agency)

    with context.acting(Actor.system(agency)) as by:
        found = describe(by, lodged.complaint)

    assert found.names == (CANARY,)
    assert found.nationality == "VNM"
    assert found.birth is not None
    assert (found.birth.year, found.birth.month) == (2006, 5)
    assert found.phones == ("+855 12 345 678",)


def test_queue_shows_the_urgent_first_with_reasons(database: str) -> None:
    agency = receiving_agency()
    calm = lodge_publicly(agency, key="calm", answers=answers(danger_now=False, birth=None))
    urgent = lodge_publicly(agency, key="urgent", answers=answers(birth="2015"))

    with context.acting(staff(agency)) as by:
        page = queue(by, QueueFilter())

    assert [row.id for row in page.rows] == [urgent.complaint, calm.complaint]
    assert {"danger_now", "child"} <= {reason.value for reason in page.rows[0].reasons}


def test_queue_pages_show_every_complaint_once(database: str) -> None:
    agency = receiving_agency()
    lodged = {lodge_publicly(agency, key=str(number)).complaint for number in range(30)}
    seen: list[UUID] = []
    cursor = ""

    with context.acting(staff(agency)) as by:
        while True:
            page = queue(by, QueueFilter(cursor=cursor))
            seen += [row.id for row in page.rows]
            if page.next_cursor is None:
                break
            cursor = page.next_cursor

    assert len(seen) == 30
    assert set(seen) == lodged


def test_officer_enters_a_telephone_call_and_reads_out_a_receipt(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    officer = staff(agency)
    with context.acting(officer) as by:
        receipt = Receipt.generate()
        complaint = new_complaint(agency, channel=Channel.PHONE, with_receipt=receipt)
        lodged = lodge(complaint, by=by)

    found = superuser.execute("SELECT entered_by, channel FROM intake_complaint").fetchone()
    assert found == (officer.user, "phone")
    assert lodged.receipt == receipt
    assert count(superuser, "intake_receipt") == 1
