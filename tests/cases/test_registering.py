"""Registering a person while somebody decides about the complaint."""

import threading

from django.db import connections

from tests.cases.ground import lodged, office
from wayhome.cases.actions.open_case import open_case
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import context


def test_person_is_in_the_case_when_both_come_at_the_same_moment(database: str) -> None:
    unit = office()
    complaint = lodged(unit.agency)

    def register() -> None:
        with context.acting(unit.system) as by:
            register_complaint(complaint=complaint, by=by)
        connections.close_all()

    registering = threading.Thread(target=register)
    with context.acting(unit.intake) as by:
        opened = open_case(complaint_ids=[complaint], by=by)
        registering.start()
        # Nobody else sees the case yet.
        registering.join(timeout=20)
        assert not registering.is_alive()
    registering.join()

    with context.acting(unit.supervisor) as by:
        persons = case_page(by, opened.case).persons
    assert [person.mentions for person in persons] == [(complaint,)]
