"""The pages of a return: every step through its form, errors kept, two at once, and what is due."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.formats import date_format

from tests.cases.ground import office, opened
from tests.casework.ground import browser
from tests.consent.ground import took_back
from tests.reintegration.ground import (
    HOME,
    WISH,
    Ground,
    checked,
    considered,
    covered,
    ground,
    home,
    reachable,
    reported,
    travelling,
    wished,
    with_papers,
)
from tests.reintegration.test_return_children import ready
from wayhome.kernel import clock
from wayhome.reintegration.domain.days import today
from wayhome.reintegration.domain.following import FollowState
from wayhome.reintegration.domain.outcomes import plan
from wayhome.reintegration.domain.returning import ReturnEvent, ReturnState
from wayhome.reintegration.domain.risks import Answer, risk_check
from wayhome.reintegration.domain.wishes import Basis
from wayhome.web.casework.reintegration.follow_steps import FOLLOW_STEPS, OF_FOLLOW_UP
from wayhome.web.casework.reintegration.return_steps import RETURN_STEPS

pytestmark = pytest.mark.usefixtures("database")


def step(at: Ground, slug: str, *, kind: str = "case_return_step") -> str:
    """The address of a step."""
    return reverse(f"desk:{kind}", args=[at.case, at.person, slug])


def person(at: Ground) -> str:
    """The address of the person's page."""
    return reverse("desk:case_return_person", args=[at.case, at.person])


def filled(client: Client, address: str, **given: Any) -> dict[str, Any]:
    """A form as its page shows it, with what somebody fills in."""
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (shown | given).items() if value is not None}


def sent(client: Client, address: str, **given: Any) -> Any:
    """Fill in and send a form."""
    return client.post(address, filled(client, address, **given))


def test_person_comes_home_through_the_pages() -> None:
    at = covered(ground())
    client, day = browser(at.unit.supervisor), str(today())
    journey = {
        "from_country": "KHM",
        "from_province": "KH18",
        "from_place": "The shelter",
        "to_country": "VNM",
        "to_place": HOME,
        "travel_on": day,
        "transport": "road",
        "fitness": "fit",
        "is_escorted": "yes",
        "escorts": "Sok Invented",
    }
    wish = {"words": WISH.words, "informed_of": ["return", "staying"], "is_child": "no"}
    papers = {
        "issued_on": day,
        "expires_on": str(today() + timedelta(days=30)),
        "number": "Laissez-7740-1193",
    }
    steps: list[tuple[str, dict[str, Any]]] = [
        ("consider", {}),
        ("agree", wish),
        ("check_risk", {q.id: "no" for q in risk_check().questions}),
        ("ask_papers", {"embassy": "VNM", "kind": "laissez_passer"}),
        ("receive_papers", papers),
        ("plan", journey),
        ("set_off", {}),
        (
            "hand_over",
            {"receiver": "family", "to": "Sister", "place": HOME, "confirmed_by": "By telephone"},
        ),
    ]

    answers = [sent(client, step(at, slug), **given).status_code for slug, given in steps]

    assert answers == [302] * len(steps)
    assert at.returning().state is ReturnState.HANDED_OVER
    page = client.get(person(at)).content.decode()
    assert "Handed over at home" in page
    assert "Viet" in page
    assert f"Planned for {date_format(today())}" in page
    assert not [
        word for word in (HOME, "Sok Invented", WISH.words, papers["number"]) if word in page
    ]


def test_every_page_answers_for_every_step() -> None:
    at = reachable(home(ground()))
    client = browser(at.unit.supervisor)
    (due, *_rest) = at.following().follow_ups
    of_one = [
        reverse("desk:case_follow_up_step", args=[at.case, at.person, slug, due.id])
        for slug in OF_FOLLOW_UP
    ]
    after = [step(at, slug, kind="case_follow_step") for slug in ("begin", *FOLLOW_STEPS)]

    pages = [client.get(each) for each in (*of_one, *after, *(step(at, e) for e in RETURN_STEPS))]

    assert {page.status_code for page in pages} == {200}
    unknown = [step(at, "sell"), step(at, "sell", kind="case_follow_step"), step(at, "decline")]
    assert {client.get(each).status_code for each in unknown} == {404}


def test_follow_up_is_recorded_and_drawn_with_the_values_of_the_table() -> None:
    at = reachable(home(ground()))
    reported(at, when=clock.now() + timedelta(days=7), housing=2)
    client = browser(at.unit.supervisor)
    due = at.following().next_due
    assert due is not None
    address = reverse("desk:case_follow_up_step", args=[at.case, at.person, "report", due.id])
    given = {f"measure_{each.id}": "5" for each in plan().measures} | {"measure_health": "unknown"}

    with clock.at(clock.now() + timedelta(days=30)):
        answer = sent(client, address, way="call", **given)
        page = client.get(person(at))

    assert answer.status_code == 302
    chart = page.context["chart"]
    drawn = {line.label: [point.value for point in line.points] for line in chart.lines}
    table = {line.label: [n for n in line.values if n] for line in chart.lines}
    assert drawn == table
    assert chart.lines[0].values == (2, 5)
    assert "Not known" in page.content.decode()


def test_unsafe_contact_is_explained_and_what_was_typed_is_kept() -> None:
    at = home(ground())
    client = browser(at.unit.supervisor)
    (due, *_rest) = at.following().follow_ups
    address = reverse("desk:case_follow_up_step", args=[at.case, at.person, "miss", due.id])

    answer = sent(client, address, way="call", words="She did not answer.")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Do not make contact so." in page
    assert "She did not answer." in page


@pytest.mark.parametrize(
    ("slug", "given", "said"),
    [
        ("ask_papers", {"embassy": "VNM", "kind": "passport"}, "The embassy may not be told this."),
        ("ask_papers", {"embassy": "VNM", "kind": "passport", "on": "2099-01-01"}, "not be told"),
        (
            "hold_papers",
            {"kind": "passport", "issued_on": "2022-09-03", "expires_on": "2022-09-03"},
            "expires on or before",
        ),
        (
            "hold_papers",
            {"kind": "passport", "issued_on": "yesterday", "expires_on": "2022-09-03"},
            "Give a day",
        ),
        ("set_off", {}, "does not follow"),
    ],
)
def test_refusal_says_what_to_do(slug: str, given: dict[str, Any], said: str) -> None:
    at = wished(ground())

    answer = sent(browser(at.unit.supervisor), step(at, slug), **given)

    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"informed_of": ["return"]}, "Explain both"),
        ({"is_child": "yes"}, "Name who decided"),
        ({"words": " "}, "in their own words"),
    ],
)
def test_wish_that_is_no_choice_is_refused(changed: dict[str, Any], said: str) -> None:
    at = considered(ground())
    wish = {"words": "Home.", "informed_of": ["return", "staying"], "is_child": "no"}

    answer = sent(browser(at.unit.supervisor), step(at, "agree"), **wish | changed)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_province_of_another_country_is_refused() -> None:
    at = with_papers(ground())
    given = {
        "from_country": "VNM",
        "from_province": "KH18",
        "to_country": "VNM",
        "travel_on": str(today()),
        "transport": "road",
        "fitness": "fit",
        "is_escorted": "no",
    }

    answer = sent(browser(at.unit.supervisor), step(at, "plan"), **given)

    assert answer.status_code == 422
    assert "lies in another country" in answer.content.decode()


def test_form_counts_once_when_it_is_sent_twice() -> None:
    at = considered(ground())
    client = browser(at.unit.supervisor)
    form = filled(client, step(at, "refuse"), words="Not yet.")

    answers = [client.post(step(at, "refuse"), form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert [each.event for each in at.returning().entries] == [
        ReturnEvent.REFUSE,
        ReturnEvent.CONSIDER,
    ]


def test_follow_up_is_taken_off_once_when_the_form_is_sent_twice() -> None:
    at = home(ground())
    client = browser(at.unit.supervisor)
    (due, *_rest) = at.following().follow_ups
    address = reverse("desk:case_follow_up_step", args=[at.case, at.person, "drop", due.id])
    form = filled(client, address)

    answers = [client.post(address, form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert len(at.following().follow_ups) == 4
    assert client.get(address).status_code == 404


def test_embassy_is_told_nothing_more_when_consent_was_taken_back() -> None:
    at = with_papers(ground())
    client = browser(at.unit.supervisor)

    before = client.get(person(at)).content.decode()
    took_back(at.unit, at.case, at.person)
    after = client.get(person(at)).content.decode()

    assert "nothing more" not in before
    assert "Tell the embassy of Vietnam nothing more." in after


def test_day_of_another_age_is_refused_in_words() -> None:
    at = wished(ground())

    for year in ("0001-01-01", "9999-12-31"):
        answer = sent(browser(at.unit.supervisor), step(at, "refuse"), on=year)
        assert answer.status_code == 422
        assert "between 1990 and 2100" in answer.content.decode()


def test_follow_up_is_not_moved_to_a_day_when_nobody_would_ask_any_more() -> None:
    at = home(ground())
    (due, *_rest) = at.following().follow_ups
    address = reverse("desk:case_follow_up_step", args=[at.case, at.person, "move", due.id])

    answer = sent(browser(at.unit.supervisor), address, due_on="2099-12-31")

    assert answer.status_code == 422
    assert "Check the year" in answer.content.decode()
    assert due in at.following().follow_ups


def test_second_of_two_editors_sees_what_changed_and_keeps_the_words() -> None:
    at = considered(ground())
    client = browser(at.unit.supervisor)
    first = filled(client, step(at, "refuse"), words="First.")
    second = filled(client, step(at, "break_off"), reason="other", words="Second.")

    assert client.post(step(at, "refuse"), first).status_code == 302
    answer = client.post(step(at, "break_off"), second)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody changed this case" in page
    assert "Second." in page


def test_words_open_for_a_purpose_and_stay_closed_without_one() -> None:
    at = travelling(ground())
    client = browser(at.unit.supervisor)
    agreed = next(e for e in at.returning().entries if e.event is ReturnEvent.AGREE)
    address = reverse("desk:case_return_words", args=[at.case, at.person])

    closed = client.post(address, {"words": str(agreed.id)})
    opened_page = client.post(address, {"words": str(agreed.id), "purpose": "repatriation"})

    assert (closed.status_code, opened_page.status_code) == (422, 200)
    assert WISH.words not in closed.content.decode()
    assert WISH.words in opened_page.content.decode()


def test_due_page_lists_what_is_overdue() -> None:
    at = home(ground())
    client = browser(at.unit.supervisor)

    empty = client.get(reverse("desk:follow_ups"))
    with clock.at(clock.now() + timedelta(days=9)):
        listed = client.get(reverse("desk:follow_ups"))
        shown = client.get(reverse("desk:case_return", args=[at.case]))

    assert empty.status_code == 200
    assert person(at) in listed.content.decode()
    assert "Overdue" in shown.content.decode()


def test_nobody_else_reaches_the_pages() -> None:
    at = home(ground())
    other = office("other", receives=False)
    (due, *_rest) = at.following().follow_ups
    addresses = [
        reverse("desk:case_return", args=[at.case]),
        person(at),
        step(at, "consider"),
        step(at, "plan", kind="case_follow_step"),
        reverse("desk:case_follow_up_step", args=[at.case, at.person, "drop", due.id]),
    ]

    for stranger in (at.unit.intake, at.unit.other_worker, other.supervisor):
        client = browser(stranger)
        assert {client.get(each).status_code for each in addresses} == {404}
        assert {client.post(each, {}).status_code for each in addresses[2:]} == {404}
        words = reverse("desk:case_return_words", args=[at.case, at.person])
        assert client.post(words, {}).status_code == 404


def test_page_is_empty_when_nobody_is_registered_yet() -> None:
    unit = office()
    case = opened(unit).case

    page = browser(unit.supervisor).get(reverse("desk:case_return", args=[case]))

    assert page.status_code == 200
    assert "Nobody yet" in page.content.decode()


def test_timeline_tells_of_the_return_in_words() -> None:
    at = checked(wished(ground()), danger=Answer.YES)
    client = browser(at.unit.supervisor)

    page = client.get(reverse("desk:case_timeline", args=[at.case])).content.decode()
    shown = client.get(person(at)).content.decode()

    assert "Risks of returning looked at" in page
    assert "Waits for a supervisor" in shown


def test_trafficked_again_is_recorded_and_leads_to_the_danger_questions() -> None:
    at = home(ground())
    client = browser(at.unit.supervisor)
    address = step(at, "traffic_again", kind="case_follow_step")

    wrong = sent(client, address, linked_code="0000-0000")
    right = sent(client, address)

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert at.following().state is FollowState.TRAFFICKED_AGAIN
    danger = reverse("desk:case_danger", args=[at.case])
    assert danger in client.get(person(at)).content.decode()


def test_page_names_the_steps_that_a_child_lacks_before_the_journey() -> None:
    at = considered(ground())
    ready(at, replace(WISH, is_child=True, basis=Basis.AUTHORITY))

    answer = sent(browser(at.unit.supervisor), step(at, "set_off"), on=today().isoformat())

    assert answer.status_code == 422
    assert "Guardian appointed, Best-interests determination" in answer.content.decode()
    assert at.returning().state is ReturnState.PLANNED
