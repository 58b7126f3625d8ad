"""The pages of danger: questions, clocks, buttons, and the notice that stands on every page."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests.cases.dangers import NOON, minutes, one_round, told
from tests.cases.ground import Office, lodged, office, opened
from tests.casework.ground import browser
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.domain.danger.workflow import DangerState
from wayhome.cases.queries.case_page import case_page
from wayhome.cases.queries.memberships import memberships
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


def _filled(client: Client, address: str, **changed: str) -> dict[str, str]:
    """The form of a page as it would be sent."""
    form = client.get(address).context["form"]
    return {name: str(form[name].value()) for name in form.fields} | changed


def _state(unit: Office, case: object) -> DangerState:
    with context.acting(unit.supervisor) as by:
        return case_page(by, case).row.danger  # type: ignore[arg-type]  # an id


def test_questions_are_answered_and_the_page_says_why_and_how_long() -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)
    here = reverse("desk:case_danger", args=[case])

    sent = _filled(client, here, held="yes", harm_now="no", doctor_now="no")
    answer = client.post(reverse("desk:case_danger_answer", args=[case]), sent)
    page = client.get(here).content.decode()

    assert answer.status_code == 302
    assert "Is the person locked in, guarded or kept from leaving? Yes: urgent." in page
    assert "left" in page
    assert "Take it" in page


def test_page_does_not_say_there_is_no_danger_when_the_lodger_told_of_one() -> None:
    unit = office()
    case = opened(unit).case

    page = browser(unit.supervisor).get(reverse("desk:case_danger", args=[case])).content.decode()

    assert "Immediate" in page
    assert "No danger is told" not in page


def test_danger_is_taken_and_moved_on_with_buttons() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)
    client = browser(unit.supervisor)

    def press(event: str) -> int:
        with context.acting(unit.supervisor) as by:
            version = case_page(by, case).row.version
        address = reverse("desk:case_danger_move", args=[case])
        return client.post(address, {"version": version, "event": event}).status_code

    assert [press(event) for event in ("secure", "take", "take", "contact", "secure", "take")] == [
        422,
        302,
        302,
        302,
        302,
        422,
    ]
    assert press("fly") == 422
    assert _state(unit, case) is DangerState.SAFE


def test_notice_stands_on_every_page_of_whoever_was_told_until_somebody_takes_it() -> None:
    unit = office()
    case = opened(unit).case
    elsewhere = reverse("desk:cases")
    with clock.at(NOON):
        told(case, by=unit.supervisor)
        one_round(unit)
        client = browser(unit.supervisor)

        before = client.get(elsewhere).content.decode()
        other = browser(unit.other_worker).get(elsewhere).content.decode()
        client.post(
            reverse("desk:case_danger_move", args=[case]), {"version": "1", "event": "take"}
        )
        after = client.get(elsewhere).content.decode()

    assert "A case needs you" in before
    assert reverse("desk:case_danger", args=[case]) in before
    assert "A case needs you" not in other
    assert "A case needs you" not in after


def test_page_says_who_was_told_when_and_that_it_was_late() -> None:
    unit = office()
    case = opened(unit).case
    with clock.at(NOON):
        told(case, by=unit.supervisor)
    with clock.at(NOON + minutes(11)):
        one_round(unit)

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        answer = browser(unit.supervisor).get(reverse("desk:case_danger", args=[case]))
    page = answer.content.decode()

    assert "Supervisor of unit" in page
    assert "11 minutes late" in page
    assert "No mail server is set" in page


def test_case_does_not_close_on_an_open_danger_and_says_what_to_do() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        version = case_page(by, case).row.version

    page = browser(unit.supervisor).post(
        reverse("desk:case_close", args=[case]), {"version": version, "reason": "no_leads"}
    )

    assert page.status_code == 422
    assert "answer the danger questions again before you close" in page.content.decode()


def test_intake_officer_answers_about_a_complaint_and_a_case_is_open() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client, here = browser(unit.intake), reverse("desk:complaint_danger", args=[complaint])

    answer = client.post(here, _filled(client, here, harm_now="yes"), follow=True)

    assert answer.status_code == 200
    assert "Whoever can take it is told." in answer.content.decode()
    with context.acting(unit.supervisor) as by:
        [found] = memberships(by, [complaint])
    assert _state(unit, found.case) is DangerState.WAITING


def test_what_was_answered_stands_in_the_form_again() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    client, here = browser(unit.intake), reverse("desk:complaint_danger", args=[complaint])
    calm = {"harm_now": "no", "doctor_now": "refused", "held": "no"}

    client.post(here, _filled(client, here, **calm))

    assert _filled(client, here)["doctor_now"] == "refused"


def test_form_that_is_broken_or_old_comes_back_as_it_was_typed() -> None:
    unit = office()
    complaint = lodged(unit.agency)
    case = opened(unit).case
    client = browser(unit.supervisor)
    for here, there in (
        (reverse("desk:complaint_danger", args=[complaint]),) * 2,
        (
            reverse("desk:case_danger", args=[case]),
            reverse("desk:case_danger_answer", args=[case]),
        ),
    ):
        sent = _filled(client, here, held="yes")

        wrong = client.post(there, sent | {"frail": "perhaps"})
        old = client.post(there, sent | {"questions_version": "2001-01"})
        again = {name: str(old.context["form"][name].value()) for name in sent}

        assert (wrong.status_code, old.status_code) == (422, 422)
        assert "The questions have changed" in old.content.decode()
        assert again["held"] == "yes"
        assert client.post(there, again).status_code == 302


def test_nothing_is_there_for_strangers() -> None:
    unit, other = office(), office("other", receives=False)
    complaint = lodged(unit.agency)
    case = opened(unit, complaint).case

    for stranger in (unit.other_worker, other.supervisor):
        client = browser(stranger)
        assert client.get(reverse("desk:case_danger", args=[case])).status_code == 404
        assert client.get(reverse("desk:complaint_danger", args=[complaint])).status_code == 404
        for name in ("case_danger_answer", "case_danger_move"):
            assert client.post(reverse(f"desk:{name}", args=[case])).status_code == 404


def test_take_it_is_offered_to_others_and_not_to_whoever_has_it() -> None:
    unit = office()
    case = opened(unit).case
    told(case, by=unit.supervisor)
    client, here = browser(unit.supervisor), reverse("desk:case_danger", args=[case])
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)

    before = client.get(here).content.decode()
    client.post(reverse("desk:case_danger_move", args=[case]), {"version": "1", "event": "take"})
    after = client.get(here).content.decode()
    other = browser(unit.worker).get(here).content.decode()

    assert "Take it</button>" in before
    assert "Take it</button>" not in after
    assert "Hand it back</button>" in after
    assert "Take it</button>" in other
