"""To whoever may not know of an erasure, what is being erased is not there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.api.ground import make_caller
from tests.cases.ground import Office, office
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.erasure import aside
from tests.erasure.ground import Told, approved, erased, proposed, told
from tests.portal.ground import open_desk
from wayhome.access.domain.roles import Role
from wayhome.erasure.actions.decide import decline
from wayhome.erasure.actions.hold import NewHold, ask_hold
from wayhome.erasure.domain.legal_holds import HoldReason
from wayhome.erasure.domain.subjects import Subject, SubjectKind, case_subject
from wayhome.erasure.models import Erasure, LegalHold
from wayhome.erasure.queries.erasures import Pile
from wayhome.kernel import clock, context
from wayhome.web.casework.erasure.urls import case_erasure, complaint_erasure

pytestmark = pytest.mark.usefixtures("database")

SENT = {
    "ground": "person_asked",
    "reason": "They wrote to us.",
    "hold-reason": "court",
    "hold-ends_on": "2099-01-01",
}
"""What every form of these pages takes."""

ANSWERS = ("approve", "decline", "call-off")


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that addresses of an erasure are made of."""

    subject: Subject
    erasure_id: UUID
    hold_id: UUID


def declined(at: Told) -> UUID:
    """A proposal that was declined."""
    erasure = proposed(at)
    with context.acting(at.second) as by:
        decline(erasure=erasure, by=by)
    return erasure


def known_of(at: Told, erasure: UUID) -> Known:
    """The ids of an erasure and of a hold, which is there if the case can still be kept."""
    with context.acting(at.unit.system):
        hold = LegalHold.objects.values_list("id", flat=True).first()
    return Known(case_subject(at.case), erasure, hold or uuid4())


def unknown(kind: SubjectKind) -> Known:
    """Ids of nothing."""
    return Known(Subject(kind, uuid4()), uuid4(), uuid4())


def held(at: Told) -> None:
    """The case is kept for a court."""
    new = NewHold(HoldReason.COURT, clock.local_today() + timedelta(days=30))
    with context.acting(at.unit.worker) as by:
        ask_hold(subject=case_subject(at.case), new=new, by=by)


def addresses(ids: Known) -> Iterator[str]:
    """Every address of an erasure; one that is added is found by itself."""
    kind = ids.subject.kind
    for each in case_erasure if kind is SubjectKind.CASE else complaint_erasure:
        named = set(each.pattern.converters)
        given = {name: getattr(ids, name) for name in named - {"answer"}}
        for answer in ANSWERS if "answer" in named else (None,):
            more = {"answer": answer} if answer else {}
            whole = {f"{kind}_id": ids.subject.id, **given, **more}
            yield reverse(f"desk:{each.name}", kwargs=whole)


def strangers(unit: Office) -> dict[str, Client]:
    """Everybody who has no business with the case, by what keeps them out."""
    foreign = office("other", receives=False)
    roles = (Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR)
    return {
        "another agency's supervisor": browser(foreign.supervisor),
        "another agency's worker": browser(foreign.worker),
        "a worker of other cases": browser(unit.other_worker),
        "an intake officer": browser(unit.intake),
        "a partner": open_desk(make_caller("embassy")).client,
        **{role.value: signed_in(unit, role) for role in roles},
    }


def told_to(client: Client, address: str) -> list[tuple[int, bytes]]:
    """What a browser is told, asked both ways: most addresses take only one of them."""
    both = (client.get(address), client.post(address, SENT))
    return [(answer.status_code, answer.content) for answer in both]


def assert_unknown(who: str, client: Client, known: Known) -> None:
    """Somebody is told of every address what they are told of nothing."""
    of_nothing = addresses(unknown(known.subject.kind))
    for there, nowhere in zip(addresses(known), of_nothing, strict=True):
        answers = told_to(client, there)
        assert answers == told_to(client, nowhere), (who, there)
        assert {status for status, _page in answers} <= {404, 405}, (who, there)
        assert 404 in {status for status, _page in answers}, (who, there)


@pytest.mark.parametrize("stands", [proposed, approved, declined, erased])
def test_every_page_of_an_erasure_is_unknown_to_whoever_may_not_know_of_it(
    stands: Callable[[Told], UUID],
) -> None:
    at = told()
    erasure = stands(at)
    if stands is not erased:
        held(at)
    for who, client in strangers(at.unit).items():
        assert_unknown(who, client, known_of(at, erasure))
    with context.acting(at.unit.system):
        assert Erasure.objects.count() == 1
        assert LegalHold.objects.filter(agreed_at__isnull=True, lifted_at__isnull=True).count() == (
            stands is not erased
        )
    own = browser(at.second)
    assert own.get(reverse("desk:case_erasure", args=[at.case])).status_code == 200


@pytest.mark.parametrize(
    ("stands", "pile"),
    [
        (proposed, Pile.PROPOSED),
        (approved, Pile.WAITING),
        (erased, Pile.ERASED),
        (declined, Pile.NOT_ERASED),
    ],
)
def test_list_of_erasures_shows_nothing_to_whoever_may_not_know_of_them(
    stands: Callable[[Told], UUID], pile: Pile
) -> None:
    at = told()
    stands(at)
    address = f"{reverse('desk:erasures')}?pile={pile.value}"
    may_list = {"another agency's supervisor", "another agency's worker", "a worker of other cases"}

    for who, client in strangers(at.unit).items():
        answer = client.get(address)
        assert answer.status_code == (200 if who in may_list else 404), who
        assert str(at.case).encode() not in answer.content, who
        if who in may_list:
            assert b"No erasure is here" in answer.content, who
    assert str(at.case).encode() in browser(at.unit.worker).get(address).content


@pytest.mark.parametrize("stands", [aside.proposed, aside.approved, aside.erased])
def test_every_page_of_the_erasure_of_a_complaint_is_unknown_to_strangers(
    stands: Callable[[aside.Aside], UUID],
) -> None:
    at = aside.aside()
    known = Known(at.subject, stands(at), uuid4())
    people = strangers(at.unit)
    officer = people.pop("an intake officer")

    for who, client in people.items():
        assert_unknown(who, client, known)
    with context.acting(at.unit.system):
        assert Erasure.objects.count() == 1
        assert not LegalHold.objects.exists()
    address = reverse("desk:complaint_erasure", args=[at.complaint])
    assert officer.get(address).status_code == 200
    # Who decides about complaints cannot agree to what they proposed, nor read why others did.
    for rest in ("reason", "approve"):
        assert officer.post(f"{address}{known.erasure_id}/{rest}/").status_code in {404, 410}


def test_list_shows_the_erasure_of_a_complaint_to_supervisors_alone() -> None:
    at = aside.aside()
    aside.proposed(at)
    address, code = reverse("desk:erasures"), str(at.complaint).encode()

    for client in strangers(at.unit).values():
        assert code not in client.get(address).content
    assert code not in browser(at.unit.worker).get(address).content
    assert code in browser(at.unit.supervisor).get(address).content
