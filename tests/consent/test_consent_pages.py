"""The section "Consent" of a case: recorded, taken back in an open session, asked, and explained."""

from datetime import timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import Office, lodged, office, opened
from tests.casework.ground import browser
from tests.consent.ground import BOTH, EMBASSY, agreed, by_law, in_days, took_back
from tests.intake.ground import answers, lodge_publicly
from wayhome.consent.domain.explaining import Point
from wayhome.consent.queries.consent_page import consent_page
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

SHARED = {
    "purpose": "repatriation",
    "groups": [group.value for group in BOTH],
    "recipient": EMBASSY,
}


@pytest.fixture
def unit() -> Office:
    """An agency."""
    return office()


@pytest.fixture
def person(unit: Office) -> UUID:
    """A complaint that tells of somebody grown up."""
    return lodged(unit.agency)


@pytest.fixture
def case(unit: Office, person: UUID) -> UUID:
    """A case about that person."""
    return opened(unit, person).case


def address(name: str, *args: object) -> str:
    """An address of the section."""
    return reverse(f"desk:case_consent{name}", args=args)


def yes(unit: Office, **changed: object) -> dict[str, object]:
    """The form as somebody fills it in; keywords replace parts."""
    return {
        "once": str(uuid4()),
        "explained_by": str(unit.supervisor.user),
        "explained_how": "spoken",
        "language": "vie",
        "points": [point.value for point in Point],
        "age": "adult",
        "purpose_1": "repatriation",
        "groups_1": [group.value for group in BOTH],
        "embassy_1": "VNM",
        "until_on": in_days(30).isoformat(),
        **changed,
    }


def in_force(unit: Office, case: UUID) -> int:
    """How many items may leave now."""
    with context.acting(unit.supervisor) as by:
        return sum(len(each.in_force) for each in consent_page(by, case))


def is_told_yes(client: Client, case: UUID, person: UUID) -> bool:
    """What the page answers to somebody who asks before they tell."""
    answer = client.post(address("_ask", case, person), SHARED)
    assert answer.status_code == 200
    return "Yes, at this moment" in answer.content.decode()


def test_form_begins_with_nothing_agreed_to(unit: Office, case: UUID, person: UUID) -> None:
    form = browser(unit.supervisor).get(address("_record", case, person)).context["form"]

    chosen = {name for name in form.fields if form[name].value()}
    assert chosen == {"once", "explained_by"}


def test_what_was_agreed_is_recorded_and_shown(unit: Office, case: UUID, person: UUID) -> None:
    client = browser(unit.supervisor)

    answer = client.post(address("_record", case, person), yes(unit))

    shown = client.get(address("", case)).content.decode()
    assert answer.status_code == 302
    assert "Embassy of Vietnam" in shown
    assert "Identity, Contact" in shown
    assert is_told_yes(client, case, person)


def test_lines_do_not_mix_what_was_agreed_to(unit: Office, case: UUID, person: UUID) -> None:
    more = {
        "purpose_2": "protection",
        "groups_2": ["health"],
        "recipients_2": ["authority:health", "person"],
    }

    browser(unit.supervisor).post(address("_record", case, person), yes(unit, **more))

    with context.acting(unit.supervisor) as by:
        (told,) = consent_page(by, case)
    items = {
        (each.item.purpose.value, each.item.group.value, each.item.recipient)
        for each in told.in_force
    }
    assert items == {
        ("repatriation", "identity", EMBASSY),
        ("repatriation", "contact", EMBASSY),
        ("protection", "health", "authority:health"),
        ("protection", "health", "person"),
    }


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"points": [Point.WHY.value]}, "all seven were explained"),
        ({"points": []}, "Tick what was explained"),
        ({"purpose_1": ""}, "Choose what it may be shared for"),
        ({"groups_1": []}, "Tick what may be shared"),
        ({"embassy_1": ""}, "Say with whom"),
        ({"purpose_2": "protection"}, "Say with whom"),
        ({"recipients_1": ["agency:nobody"]}, "agency:nobody"),
        ({"age": "child"}, "Give the guardian’s name"),
        ({"age": "unknown"}, "Give the guardian’s name"),
        (
            {"age": "child", "guardian": "Ann", "relation": "parent", "assent": "refused"},
            "does not agree",
        ),
        ({"guardian": "Ann", "relation": "parent", "assent": "given"}, "grown up"),
        ({"until_on": ""}, "Say until when"),
        ({"until_on": "yesterday"}, "Give a day, such as"),
        ({"until_on": "2001-01-01"}, "This day is over"),
        ({"until_on": "9999-12-31"}, "too far ahead"),
        ({"given_at": "1900-01-01T10:00"}, "too long ago"),
        ({"given_at": "2099-01-01T10:00"}, "still to come"),
        ({"explained_by": str(uuid4())}, "Select a valid choice"),
    ],
)
def test_form_says_what_to_put_right_and_keeps_the_rest(
    unit: Office, case: UUID, person: UUID, changed: dict[str, object], said: str
) -> None:
    sent = yes(unit, note="She nodded.", **changed)

    answer = browser(unit.supervisor).post(address("_record", case, person), sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert answer.context["form"]["note"].value() == "She nodded."
    assert in_force(unit, case) == 0


def test_withdrawal_holds_in_the_very_next_request_of_an_open_session(
    unit: Office, case: UUID, person: UUID
) -> None:
    agreed(unit, case, person)
    hers, colleagues = browser(unit.supervisor), browser(unit.supervisor)
    assert is_told_yes(colleagues, case, person)
    before = colleagues.get(address("", case))

    hers.post(address("_withdraw", case, person), {"once": str(uuid4()), "said_by": "person"})

    assert not is_told_yes(colleagues, case, person)
    after = colleagues.get(address("", case))
    assert "Nothing may leave" not in before.content.decode()
    assert "Nothing may leave" in after.content.decode()
    assert "no-store" in after.headers["Cache-Control"]


def test_withdrawal_begins_with_the_row_it_was_asked_for(
    unit: Office, case: UUID, person: UUID
) -> None:
    agreed(unit, case, person)
    client = browser(unit.supervisor)
    where = address("_withdraw", case, person)

    form = client.get(where, {"purpose": "repatriation", "recipient": EMBASSY}).context["form"]
    unsaid = client.post(where, {"once": str(uuid4()), "recipient": EMBASSY})

    assert (form["purpose"].value(), form["recipient"].value()) == ("repatriation", EMBASSY)
    assert not form["said_by"].value()
    assert unsaid.status_code == 422
    assert in_force(unit, case) == len(BOTH)


def test_same_form_sent_twice_counts_once(unit: Office, case: UUID, person: UUID) -> None:
    client, sent = browser(unit.supervisor), yes(unit)

    for _time in range(2):
        assert client.post(address("_record", case, person), sent).status_code == 302

    assert in_force(unit, case) == len(BOTH)


def test_law_is_recorded_and_ended_by_a_supervisor(unit: Office, case: UUID, person: UUID) -> None:
    client = browser(unit.supervisor)
    law = {
        "once": str(uuid4()),
        "kind": "court_order",
        "law": "Order 12 of 2022",
        "decided_by": "Third chamber",
        "reasons": "For the hearing.",
        "purpose_1": "prosecution",
        "groups_1": ["identity", "internal_notes"],
        "recipients_1": ["authority:court"],
        "until_on": in_days(30).isoformat(),
    }

    without_law = client.post(address("_law", case, person), law | {"law": " "})
    recorded = client.post(address("_law", case, person), law)
    basis = law["once"]
    unsaid = client.post(address("_law_end", case), {"basis": basis, "reason": ""})
    ended = client.post(address("_law_end", case), {"basis": basis, "reason": "It is over."})
    again = client.post(address("_law_end", case), {"basis": basis, "reason": "It is over."})

    codes = [each.status_code for each in (without_law, recorded, unsaid, ended, again)]
    assert codes == [422, 302, 422, 302, 422]
    assert in_force(unit, case) == 0


def test_rules_of_contact_begin_with_what_the_lodger_said(unit: Office) -> None:
    said = answers(contact_safe=True, contact_how=["call"], contact_when="After nine")
    person = lodge_publicly(unit.agency, answers=said).complaint
    case = opened(unit, person).case
    client = browser(unit.supervisor)

    without = client.post(address("_contact_begin", case, person, "lodger"), {"words": person})
    begun = client.post(
        address("_contact_begin", case, person, "lodger"), {"words": person, "purpose": "contact"}
    )

    form = begun.context["form"]
    assert without.status_code == 422
    assert (form["is_safe"].value(), form["ways"].value()) == ("yes", ["call"])
    assert form["note"].value() == "After nine"
    assert not form["may_say_who"].value()
    assert not form["hours"].value()


def test_page_answers_whether_one_may_call_now(unit: Office, case: UUID, person: UUID) -> None:
    client = browser(unit.supervisor)
    local = clock.now() + timedelta(hours=7)
    tomorrow = (local.weekday() + 1) % 7
    rules = {
        "is_safe": "yes",
        "ways": ["call"],
        "time_zone": "Asia/Phnom_Penh",
        "may_say_who": "no",
        "code_word": "blue kite",
    }
    where = address("_contact", case, person, "person")
    answers_now = []

    for hours in (
        {"hours": "windows", f"from_{tomorrow}": "09:00", f"to_{tomorrow}": "10:00"},
        {"hours": "always"},
    ):
        assert client.post(where, rules | hours).status_code == 302
        answers_now.append(client.get(address("", case)).content.decode())

    assert "It is not safe at this hour. The next safe time is" in answers_now[0]
    assert "It is not safe at this hour" not in answers_now[1]
    assert "Do not say who we are." in answers_now[1]
    assert "blue kite" not in answers_now[1]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"is_safe": ""}, "Say whether it is safe"),
        ({"ways": []}, "Tick at least one way"),
        ({"is_safe": "no"}, "Untick the others"),
        ({"hours": ""}, "Say at which hours"),
        ({"hours": "windows"}, "Say at which hours"),
        ({"hours": "windows", "from_0": "09:00"}, "both hours"),
        ({"hours": "windows", "from_0": "nine", "to_0": "10:00"}, "Give an hour"),
        ({"hours": "windows", "from_0": "09:00", "to_0": "09:00"}, "same minute"),
        ({"may_say_who": ""}, "Say whether we may say"),
        ({"time_zone": "Moon/Base"}, "Select a valid choice"),
    ],
)
def test_rules_say_what_to_put_right_and_keep_the_rest(
    unit: Office, case: UUID, person: UUID, changed: dict[str, object], said: str
) -> None:
    rules = {
        "is_safe": "yes",
        "ways": ["call"],
        "hours": "always",
        "time_zone": "Asia/Phnom_Penh",
        "may_say_who": "no",
        "who": "her aunt",
    }

    answer = browser(unit.supervisor).post(
        address("_contact", case, person, "person"), rules | changed
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert answer.context["form"]["who"].value() == "her aunt"


def test_sealed_words_open_for_a_purpose_only(
    unit: Office, case: UUID, person: UUID, superuser: psycopg.Connection
) -> None:
    basis = by_law(unit, case, person)
    took_back(unit, case, person, reason="She is afraid.")
    client = browser(unit.supervisor)
    words = {"words": str(basis), "kind": "basis"}

    closed = client.get(address("", case))
    without = client.post(address("_words", case), words)
    wrong = client.post(address("_words", case), words | {"kind": "consent", "purpose": "contact"})
    shown = client.post(address("_words", case), words | {"purpose": "prosecution"})

    assert b"Law on evidence" not in closed.content + without.content
    assert (without.status_code, wrong.status_code) == (422, 404)
    assert "Law on evidence, article 12" in shown.content.decode()
    assert b"She is afraid." not in shown.content
    leaves = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'consent:fields:opened'"
    ).fetchone()
    assert leaves == (1,)


@pytest.mark.parametrize("name", ["_record", "_withdraw", "_ask", "_law"])
def test_pages_are_not_found_for_others(unit: Office, case: UUID, person: UUID, name: str) -> None:
    other = office("other", receives=False)
    elsewhere = opened(unit).case

    for actor, of in (
        (other.supervisor, case),
        (unit.other_worker, case),
        (unit.intake, case),
        (unit.supervisor, elsewhere),
        (unit.supervisor, uuid4()),
    ):
        client = browser(actor)
        assert client.get(address(name, of, person)).status_code == 404
        assert client.post(address(name, of, person), {"x": "y"}).status_code == 404
    assert browser(other.supervisor).get(address("", case)).status_code == 404


@pytest.mark.parametrize("language", ["en", "km", "fr", "zh-hans"])
def test_sheet_is_printed_in_each_language_and_says_who_translated_it(
    unit: Office, language: str
) -> None:
    shown = browser(unit.worker).get(reverse("desk:consent_sheet", args=[language]))

    page = shown.content.decode()
    assert page.count("<strong>") >= len(Point)
    assert ("no native writer has checked it yet" in page) is (language != "en")
    assert f'lang="{language}"' in page


def test_sheet_of_another_language_is_not_found(unit: Office) -> None:
    assert browser(unit.worker).get(reverse("desk:consent_sheet", args=["de"])).status_code == 404
