"""A form that a hasty finger sends twice at the same moment counts once and fails never."""

import threading

import psycopg
from django.db import connections

from tests.intake.ground import lodge_publicly, receiving_agency
from wayhome.intake.actions.add_attachment import add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.kernel import context
from wayhome.kernel.actor import Actor


def test_message_and_file_are_kept_once_when_sent_twice_at_once(
    database: str, superuser: psycopg.Connection
) -> None:
    agency = receiving_agency()
    complaint = lodge_publicly(agency).complaint
    letter = NamedFile(name="letter.txt", file=clean("letter.txt", b"A letter."))
    barrier = threading.Barrier(2)
    done: list[bool] = []

    def send() -> None:
        with context.acting(Actor.lodger(agency, complaint)) as by:
            barrier.wait()
            add_message(complaint_id=complaint, text="She limps.", by=by, once="k")
            add_attachment(complaint_id=complaint, named=letter, by=by, once="k")
        connections.close_all()
        done.append(True)

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert done == [True, True]
    for table in ("intake_message", "intake_attachment"):
        found = superuser.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert found == (1,)
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag IN ('intake:fact:added', 'intake:message:sent',"
        " 'intake:attachment:added')"
    ).fetchone()
    assert leaves == (2,)
