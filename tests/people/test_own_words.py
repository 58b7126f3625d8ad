"""A join and its undo change who is whom, and nothing of what anybody told or may read."""

from uuid import UUID

import psycopg
import pytest

from tests.intake.ground import answers, lodge_publicly, receiving_agency, staff
from wayhome.access.policy import NotFound
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.domain.receipt import Receipt
from wayhome.intake.queries.progress import progress
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import acting
from wayhome.people.actions.judge import judge
from wayhome.people.actions.propose_matches import propose_matches
from wayhome.people.actions.retract import retract
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.queries.mentions import mentions

_TABLES = (
    "intake_complaint",
    "intake_receipt",
    "intake_message",
    "intake_milestone",
    "people_person",
    "people_token",
)


def stored(superuser: psycopg.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row that says what was told, by whom, and who is whom."""
    return {
        table: superuser.execute(
            f"SELECT {table}::text FROM {table} ORDER BY 1"  # constants
        ).fetchall()
        for table in _TABLES
    }


def two_complaints() -> tuple[UUID, list[UUID]]:
    """Two lodgers tell of one grown woman, and each is answered; the agency and the complaints."""
    agency = receiving_agency()
    system = Actor.system(agency)
    told = answers(birth="1996-05-01", danger_now=None)
    lodged = [
        lodge_publicly(agency, key=key, receipt=Receipt.generate(), answers=told).complaint
        for key in ("mother", "brother")
    ]
    for number, complaint in enumerate(lodged):
        with acting(system):
            register_complaint(complaint=complaint, by=system)
        with acting(staff(agency)) as officer:
            add_message(complaint_id=complaint, text=f"Answer {number}", by=officer)
    return agency, lodged


def only_own(agency: UUID, lodged: list[UUID]) -> bool:
    """Whether each lodger reads the own answer and is refused the other's."""
    for number, complaint in enumerate(lodged):
        lodger = Actor.lodger(agency, complaint)
        with acting(lodger):
            said = [message.text for message in progress(lodger, complaint).messages]
        with acting(lodger), pytest.raises(NotFound):
            progress(lodger, lodged[1 - number])
        if said != [f"Answer {number}"]:
            return False
    return True


def test_join_and_undo_leave_every_byte_and_every_lodger_alone(
    database: str, superuser: psycopg.Connection
) -> None:
    agency, lodged = two_complaints()
    system = Actor.system(agency)
    with acting(system):
        people = mentions(system, complaints=lodged)
        pair = propose_matches(person=people[1].person, by=system).pairs[0]
    before = stored(superuser)

    with acting(staff(agency)) as officer:
        judged = judge(pair=pair, verdict=Verdict.SAME, reason="One woman.", by=officer)
        joined = {each.cluster for each in mentions(officer, complaints=lodged)}
    while_joined = stored(superuser)
    assert len(joined) == 1
    assert only_own(agency, lodged)
    with acting(officer):
        retract(judgement=judged.judgement, reason="Wrong file.", by=officer)
    after = stored(superuser)

    told = ("intake_complaint", "intake_receipt", "intake_message", "intake_milestone")
    assert {table: while_joined[table] for table in told} == {t: before[t] for t in told}
    assert while_joined["people_person"] != before["people_person"]
    assert {table: after[table] for table in _TABLES} == before
    assert only_own(agency, lodged)
