"""Pages and forms of justice as a browser of the desk sends them."""

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, lodged, opened
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.queries.case_at_hand import case_at_hand, persons_at_hand
from wayhome.kernel import context

SECRETS = ("Vuthy", "Rithisak", "345 678", "boss_vuthy", "second floor", "Municipal", "No. 17")


def text(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def sent(client: Client, address: str, given: dict[str, Any], status: int = 302) -> str:
    """The answer to a form."""
    answer = client.post(address, given)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def version(unit: Office, case: UUID) -> int:
    """The version of a case."""
    with context.acting(unit.worker) as by:
        return case_at_hand(by, case)[0].version


def with_person(unit: Office) -> tuple[UUID, UUID]:
    """A case of the worker whose person stands in the register, and the complaint that tells."""
    complaint = lodged(unit.agency)
    with context.acting(unit.system) as system:
        register_complaint(complaint=complaint, by=system)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        (person,) = persons_at_hand(by, case)
    return case, person.complaint


def alleged_form(unit: Office, case: UUID, **more: Any) -> dict[str, Any]:
    """What a browser sends for an alleged person."""
    return {
        "version": version(unit, case),
        "roles": ["Exploiter"],
        "relation": "unknown",
        "may_be_forced": "unknown",
        "names": "Vuthy Rithisak\nវុទ្ធី",
        **more,
    }


def event_form(unit: Office, case: UUID, **more: Any) -> dict[str, Any]:
    """What a browser sends for an event."""
    given = {"event": "charge", "when": "5/2022", "offences": ["cybercrime"]}
    return {"version": version(unit, case), **given, **more}


def address(name: str, *ids: UUID) -> str:
    """The address of a page."""
    return reverse(f"desk:{name}", args=ids)
