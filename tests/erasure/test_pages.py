"""Pages on which two people agree, and pages that reached the case before it was erased."""

from typing import Any
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cases.ground import office, opened
from tests.casework.ground import browser
from tests.erasure.ground import (
    MARK,
    Told,
    approved,
    erased,
    second_supervisor,
    shut,
    told,
    told_complaint,
)
from tests.erasure.rooms import SAID, fill, judged
from tests.forms.ground import Ground as Forms
from tests.forms.ground import brought
from wayhome.cases.models import Case
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.people.models import Person

pytestmark = pytest.mark.usefixtures("database")

PROPOSAL = {"ground": "person_asked", "reason": f"{MARK} wrote to us."}


@pytest.fixture
def at(database: str) -> Told:
    """A closed case that may be erased."""
    return told()


def address(at: Told, rest: str = "") -> str:
    """The page of the erasure."""
    return f"/desk/cases/{at.case}/erasure/{rest}"


def day_of(at: Told) -> str:
    """The day on which the case was erased, as the office writes it."""
    with context.acting(at.unit.system):
        moment = Case.objects.get(id=at.case).erased_at
    assert moment is not None
    return str(clock.local_day(moment))


def test_two_people_agree_at_the_desk(at: Told) -> None:
    first, second = browser(at.unit.supervisor), browser(at.second)

    assert b"Propose to erase this case" in first.get(address(at)).content
    assert first.post(address(at, "propose/"), PROPOSAL).status_code == 302
    own = first.get(address(at))
    assert b"Agree to erase it" not in own.content
    assert b"Somebody else has to agree" in own.content
    listed = second.get("/desk/erasures/").content.decode()
    assert address(at) in listed
    other = second.get(address(at))
    assert b"Agree to erase it" in other.content
    assert MARK.encode() not in other.content
    erasure = other.context["erasure"].row.id
    assert MARK.encode() in second.post(address(at, f"{erasure}/reason/")).content
    assert second.post(address(at, f"{erasure}/approve/")).status_code == 302
    assert b"Call it off" in first.get(address(at)).content
    assert b"This case is to be erased" in first.get(f"/desk/cases/{at.case}/").content
    assert first.post(address(at, f"{erasure}/call-off/")).status_code == 302
    assert b"Called off" in first.get(address(at)).content
    assert address(at) in second.get("/desk/erasures/?pile=not_erased").content.decode()


def test_proposal_without_ground_or_words_comes_back_as_it_was_typed(at: Told) -> None:
    answer = browser(at.unit.supervisor).post(address(at, "propose/"), {"reason": "Kept words"})

    assert answer.status_code == 422
    assert b"Kept words" in answer.content
    assert b"Choose a ground" in answer.content


def test_case_that_is_open_says_why_it_cannot_be_erased(database: str) -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)

    page = client.get(f"/desk/cases/{case}/erasure/")
    sent = client.post(f"/desk/cases/{case}/erasure/propose/", PROPOSAL)

    assert b"Close it first" in page.content
    assert b"Propose to erase" not in page.content
    assert sent.status_code == 422
    assert b"Close it first" in sent.content


def test_list_of_erasures_says_that_there_is_none(at: Told) -> None:
    for pile in ("", "?pile=waiting", "?pile=erased", "?pile=not_erased", "?pile=else"):
        assert b"No erasure is here" in browser(at.second).get(f"/desk/erasures/{pile}").content


def test_erasures_are_nothing_to_whoever_may_not_propose_one(at: Told) -> None:
    erasure = approved(at)
    stranger = office("other", receives=False)
    for client in (browser(at.unit.intake), browser(stranger.supervisor)):
        assert client.get(address(at)).status_code == 404
        assert client.post(address(at, "propose/"), PROPOSAL).status_code == 404
        assert client.post(address(at, f"{erasure}/reason/")).status_code == 404
        assert client.post(address(at, f"{erasure}/call-off/")).status_code == 404
    assert browser(at.unit.intake).get("/desk/erasures/").status_code == 404
    assert (
        address(at)
        not in browser(stranger.supervisor).get("/desk/erasures/?pile=waiting").content.decode()
    )


def test_opening_what_was_erased_says_on_which_day(at: Told) -> None:
    erased(at)
    client = browser(at.unit.supervisor)

    opening = {"group": "identity", "purpose": "supervision"}
    answer = client.post(f"/desk/complaints/{at.complaint}/part/", opening)

    assert answer.status_code == 410
    assert day_of(at) in answer.content.decode()
    assert b"Erased on" in client.get(f"/desk/complaints/{at.complaint}/").content
    assert b"Erased on" in client.get(f"/desk/cases/{at.case}/").content


def test_every_page_that_reached_an_erased_case_still_answers(database: str) -> None:
    unit, other = office(), office("other", receives=False)
    form, kept, complaint = brought(unit), told_complaint(unit), told_complaint(unit)
    case = opened(unit, complaint).case
    opened(unit, kept)
    fill(Forms(unit, case, form), other, complaint)
    judged(unit)
    shut(unit, case)
    at = Told(unit, second_supervisor(unit), case, complaint)
    assert (
        len([page for page in answers(at, unit.supervisor).values() if page.status_code == 200])
        > 30
    )

    erased(at)

    after = answers(at, unit.supervisor) | answers(at, other.supervisor)
    assert {path for path, page in after.items() if page.status_code >= 500} == set()
    spoken = (MARK, SAID, "Vuthika")
    assert {
        path
        for path, page in after.items()
        if any(word in page.content.decode() for word in spoken)
    } == set()


def answers(at: Told, actor: Actor) -> dict[str, Any]:
    """Every page of the desk that somebody can ask for with no id but those of the case."""
    with context.acting(at.unit.system):
        person = Person.objects.get(complaint_id=at.complaint).id
    known = {"case_id": at.case, "complaint_id": at.complaint, "person_id": person}
    client = browser(actor)
    return {f"{actor.agency} {path}": client.get(path) for path in sorted(paths(known))}


_LISTS = tuple(
    f"desk/{name}/"
    for name in (
        *("cases", "complaints", "erasures", "field", "follow-ups", "forms", "from-field", "load"),
        *("matches", "network", "operations", "referrals", "report", "screening", "sites", "work"),
    )
)


def paths(known: dict[str, UUID]) -> set[str]:
    """The addresses of the desk whose ids are known."""
    found: set[str] = set()

    def walk(patterns: Any, prefix: str) -> None:
        for each in patterns:
            route = prefix + str(each.pattern)
            if isinstance(each, URLResolver):
                walk(each.url_patterns, route)
            elif isinstance(each, URLPattern):
                for name, value in known.items():
                    route = route.replace(f"<uuid:{name}>", str(value))
                is_reached = any(str(value) in route for value in known.values()) or (
                    route.startswith(_LISTS)
                )
                if "<" not in route and is_reached:
                    found.add(f"/{route}")

    walk(get_resolver().url_patterns, "")
    return found
