"""The pages of decisions: stage after stage through the forms, refused in plain words."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import NEWS, assessed, found, lodged, office, opened
from tests.casework.ground import browser
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close, reopen
from wayhome.cases.domain.workflow import CloseReason
from wayhome.cases.queries.case_page import case_page
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

FIRST = {
    "event": "first_negative",
    "body": "Police",
    "standard": "beyond_reasonable_doubt",
    "decided_on": "2022-09-01",
    "reasons": "Nobody could be asked.",
}
CONTEST = {
    "asked_by": "person",
    "recourse": "reconsideration",
    "asked_on": "2022-09-03",
    "grounds": "She was never heard.",
}
OVERTURN = {
    "event": "overturn",
    "body": "NonPoliceGovernmentalOrganization",
    "standard": "reasonable_grounds",
    "decided_on": "2022-09-09",
    "reasons": "She was heard.",
}


class Desk:
    """Somebody at the page of one person."""

    def __init__(self, by: Actor, case: UUID, person: UUID) -> None:
        self.by, self.case, self.person = by, case, person
        self.client: Client = browser(by)

    def send(self, name: str, given: dict[str, str]) -> tuple[int, str]:
        """Send a form on top of what holds now."""
        with context.acting(self.by) as by:
            version = str(case_page(by, self.case).row.version)
        address = reverse(f"desk:{name}", args=[self.case, self.person])
        answer = self.client.post(address, {"version": version, **given})
        return answer.status_code, answer.content.decode()

    def page(self, name: str = "case_decision") -> str:
        """What a page shows."""
        args = [self.case, self.person] if name == "case_decision" else [self.case]
        return self.client.get(reverse(f"desk:{name}", args=args)).content.decode()


@pytest.fixture
def desks(database: str) -> tuple[Desk, Desk]:
    """The worker and the supervisor of a case that was assessed."""
    del database
    unit = office()
    person = lodged(unit.agency)
    case = opened(unit, person).case
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(unit.worker.user), by=by)
    assessed(case, by=unit.supervisor)
    return Desk(unit.worker, case, person), Desk(unit.supervisor, case, person)


def test_decision_is_contested_and_overturned_by_somebody_else(desks: tuple[Desk, Desk]) -> None:
    worker, supervisor = desks

    first = worker.send("case_decide", FIRST)[0]
    marked = worker.page()
    contested = worker.send("case_contest", CONTEST)[0]
    own, why = worker.send("case_decide", OVERTURN)
    judged = supervisor.send("case_decide", OVERTURN)[0]

    assert (first, contested, own, judged) == (302, 302, 422, 302)
    assert "Higher than this stage asks for" in marked
    assert "Somebody else has to judge" in why
    assert "She was heard." in why
    shown = supervisor.page()
    assert "Reasonable grounds" in shown
    assert "She was never heard." not in shown
    assert "1 person" not in supervisor.page("case_decisions")
    assert "Time to recover and reflect until" in supervisor.page("case_decisions")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"event": "second_positive"}, "The first stage comes before the second"),
        ({"event": ""}, "Choose what was decided."),
        ({"event": "contest"}, "Choose what was decided."),
        ({"body": ""}, "Choose the kind of body that decided."),
        ({"decided_on": "2999-01-01"}, "The day is to come"),
        ({"decided_on": "last week"}, "Write the day like"),
        ({"reasons": ""}, "Say what the decision rests on."),
    ],
)
def test_impossible_decision_comes_back_with_how_to_put_it_right(
    desks: tuple[Desk, Desk], changed: dict[str, str], words: str
) -> None:
    status, page = desks[0].send("case_decide", FIRST | changed)

    assert status == 422
    assert words in page or changed.get("event") == "contest"


def test_day_before_the_last_one_is_refused_where_something_is_contested(
    desks: tuple[Desk, Desk],
) -> None:
    worker, _supervisor = desks
    worker.send("case_decide", FIRST)

    status, page = worker.send("case_contest", CONTEST | {"asked_on": "2022-08-01"})

    assert status == 422
    assert "comes before the last one" in page
    assert "She was never heard." in page


def test_what_was_typed_is_kept_when_somebody_was_quicker(desks: tuple[Desk, Desk]) -> None:
    worker, supervisor = desks
    worker.send("case_decide", FIRST)

    status, page = supervisor.send("case_decide", FIRST | {"version": "1"})

    assert status == 409
    assert "Nobody could be asked." in page


def test_reasons_open_for_a_purpose(desks: tuple[Desk, Desk]) -> None:
    worker, _supervisor = desks
    worker.send("case_decide", FIRST)
    address = reverse("desk:case_decision", args=[worker.case, worker.person])
    words = str(worker.client.get(address).context["rows"][0]["line"].id)

    closed = worker.send("case_decision_reasons", {"words": words})
    opened_now = worker.send("case_decision_reasons", {"words": words, "purpose": "protection"})

    assert closed[0] == 422
    assert (opened_now[0], "Nobody could be asked." in opened_now[1]) == (200, True)


def test_words_of_opening_again_stand_sealed_beside_the_decisions(
    desks: tuple[Desk, Desk],
) -> None:
    _worker, supervisor = desks
    with context.acting(supervisor.by) as by:
        close(case=supervisor.case, reason=CloseReason.NO_LEADS, by=by)
        reopen(case=supervisor.case, why=NEWS, by=by)
    address = reverse("desk:case_decisions", args=[supervisor.case])
    line = supervisor.client.get(address).context["reopenings"][0]["line"]

    answer = supervisor.client.post(
        reverse("desk:case_reopening_words", args=[supervisor.case]),
        {"words": str(line.id), "purpose": "supervision"},
    )

    assert NEWS.words not in supervisor.page("case_decisions")
    assert NEWS.words in answer.content.decode()
    assert "Something new came to light" in supervisor.page("case_timeline")


def test_nothing_is_there_for_strangers_or_of_nobody(desks: tuple[Desk, Desk]) -> None:
    worker, _supervisor = desks
    other = office("other", receives=False)
    stranger = browser(other.supervisor)

    assert stranger.get(reverse("desk:case_decisions", args=[worker.case])).status_code == 404
    for name in ("case_decide", "case_contest", "case_decision_reasons"):
        address = reverse(f"desk:{name}", args=[worker.case, worker.person])
        assert stranger.post(address, FIRST).status_code == 404
    nobody = reverse("desk:case_decision", args=[worker.case, other.agency])
    assert worker.client.get(nobody).status_code == 404


def test_finding_shows_act_means_purpose_and_standard_beside_it() -> None:
    unit = office()
    case = opened(unit).case
    found(case, by=unit.supervisor)

    page = browser(unit.supervisor).get(reverse("desk:case_finding", args=[case]))

    shown = " ".join(page.content.decode().split())
    for part in ("Act", "Means", "Purpose", "Standard of proof"):
        assert f">{part}<" in shown
    assert shown.count("Present") >= 3
    assert "Reasonable grounds" in shown
