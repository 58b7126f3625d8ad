"""Lists and faces that knew an erased case: nothing to decide about it, and a plain answer."""

import json
from uuid import UUID

import pytest
from django.test import Client

from tests.api.ground import make_caller
from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.erasure.ground import Told, erased, second_supervisor, shut, told_complaint
from tests.forms.ground import Ground as Forms
from tests.forms.ground import brought
from tests.intake.ground import lodge_publicly
from wayhome.access.domain.purposes import Purpose
from wayhome.cases.queries.case_page import case_page
from wayhome.forms.queries.exporting import export_answers
from wayhome.intake.domain.receipt import Receipt
from wayhome.kernel import clock, context
from wayhome.people.actions.judge import judge
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Pair
from wayhome.people.queries.pairs import pairs
from wayhome.people.queries.progress import progress
from wayhome.sites.actions.judge import judge as judge_site
from wayhome.sites.domain.verdicts import PairState as SiteState
from wayhome.sites.domain.verdicts import Verdict as SiteVerdict
from wayhome.sites.models import Pair as SitePair
from wayhome.sites.queries.pairs import pairs as site_pairs

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize("is_judged", [True, False])
def test_nothing_is_left_to_decide_about_somebody_erased(is_judged: bool) -> None:  # noqa: FBT001  # a parameter
    unit = office()
    told_complaint(unit)
    complaint = told_complaint(unit)
    case = opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        people, sites = Pair.objects.get().id, SitePair.objects.get().id
        if is_judged:
            judge(pair=people, verdict=Verdict.CANNOT_TELL, reason="Too little is known.", by=by)
            judge_site(pair=sites, verdict=SiteVerdict.CANNOT_TELL, reason="Too far away.", by=by)
        pile = PairState.LATER if is_judged else PairState.OPEN
        assert len(pairs(by, pile).rows) == 1
    shut(unit, case)

    erased(Told(unit, second_supervisor(unit), case, complaint))

    with context.acting(unit.supervisor) as by:
        assert pairs(by, pile).rows == ()
        assert set(progress(by, since=clock.now()).piles.values()) == {0}
        assert site_pairs(by, SiteState(pile.value)).rows == ()
        assert Pair.objects.exists() is is_judged


def test_export_of_answers_says_which_case_was_erased_and_keeps_the_others() -> None:
    unit = office()
    form = brought(unit)
    doomed, kept = (opened(unit).case for _ in range(2))
    for case in (doomed, kept):
        Forms(unit, case, form).sent()
    shut(unit, doomed)
    with context.acting(unit.supervisor) as by:
        complaint = case_page(by, doomed).complaints[0].id

    erased(Told(unit, second_supervisor(unit), doomed, complaint))

    with context.acting(unit.supervisor) as by:
        table = export_answers(by, form.form, purpose=Purpose.PROTECTION)
    rows = {dict(zip(table.header, row, strict=True))["erased_on"]: row for row in table.rows}
    assert set(rows) == {"", str(clock.local_today())}
    assert "Fever since Monday" in rows[""]
    assert "Fever since Monday" not in rows[str(clock.local_today())]
    assert "yes" in rows[str(clock.local_today())]


def test_whoever_holds_the_receipt_is_told_that_it_was_erased() -> None:
    unit, receipt = office(), Receipt.generate()
    complaint = lodge_publicly(unit.agency, receipt=receipt).complaint
    erased(closed(unit, complaint))
    client = Client(raise_request_exception=False)

    client.post("/answers/", {"number": receipt.digits()})
    page = client.get("/answers/now")
    written = client.post("/answers/now", {"text": "Are you there?", "once": "a" * 32})

    assert page.status_code == 200
    assert b"What you told us was erased" in page.content
    assert b"We have your request" in page.content
    assert b"<textarea" not in page.content
    assert written.status_code in {410, 422}
    assert client.get("/answers/file").status_code < 500


def test_partner_is_told_that_it_was_erased() -> None:
    unit, caller = office(), make_caller("embassy")
    complaint = UUID(caller.lodge().json()["id"])
    erased(closed(unit, complaint))

    read = caller.get(f"/complaints/{complaint}")
    sent = caller.write(str(complaint), {"text": "More of it"}, key="message-0001")

    assert read.status_code == 200
    assert json.loads(read.content)["erased_at"] is not None
    assert sent.status_code == 410
    assert json.loads(sent.content)["code"] == "erased"
    assert browser(unit.intake).get(f"/desk/complaints/{complaint}/").status_code == 200


def closed(unit: Office, complaint: UUID) -> Told:
    """A closed case on one complaint."""
    case = opened(unit, complaint).case
    shut(unit, case)
    return Told(unit, second_supervisor(unit), case, complaint)
