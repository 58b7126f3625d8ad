"""Pages of care: written through the page, opened for a purpose, closed to everybody else."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tests.care.ground import (
    CONTACTS,
    SAFE_HOUSE,
    Ground,
    draft,
    ground,
    provider,
)
from tests.cases.ground import lodged
from tests.casework.browsing import page, put, status
from tests.casework.ground import browser
from tests.intake.ground import CANARY
from wayhome.care.domain.services import ASKED
from wayhome.care.queries.care_page import care_page
from wayhome.care.queries.referrals import referrals_of
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.attach import attach
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

PAGES = (
    "case_care",
    "case_care_needs",
    "case_care_plan",
    "case_care_services",
    "case_care_referrals",
    "case_care_stays",
    "case_care_conferences",
    "case_care_children",
)
YESTERDAY = (clock.now() - timedelta(days=1)).date().isoformat()


def needs(at: Ground, **more: str) -> dict[str, str]:
    """The form of needs as the page sends it."""
    asked = {kind.value: "not_known" for kind in ASKED}
    return {"id": str(uuid4()), "person": str(at.person), "note": "", **asked, **more}


@pytest.mark.parametrize("name", PAGES)
def test_page_stands_when_nothing_is_written_yet(name: str) -> None:
    at = ground()

    text = page(browser(at.unit.supervisor), name, at.case)

    assert CANARY not in text
    assert "Pages of care" in text


def test_needs_are_shown_and_the_note_opens_for_a_purpose() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    given = needs(at, health="urgent", legal="declined", note="Zzyzx coughs.")

    assert status(client, "case_care_assess", at.case, **given) == 302
    assert status(client, "case_care_assess", at.case, **given) == 302

    closed = page(client, "case_care_needs", at.case)
    assert closed.count("Urgent need</strong>") == 1
    assert "Zzyzx" not in closed
    opened = put(
        client,
        "case_care_open",
        at.case,
        "needs",
        words=f"needs:{given['id']}",
        purpose="protection",
    )
    assert "Zzyzx coughs." in opened.content.decode()


@pytest.mark.parametrize("words", ["needs:x", "nothing", "needs:" + str(UUID(int=7))])
def test_opening_asks_again_or_finds_nothing_when_altered(words: str) -> None:
    at = ground()
    client = browser(at.unit.supervisor)

    answer = status(client, "case_care_open", at.case, "needs", words=words, purpose="protection")

    assert answer in {404, 422}


def test_plan_goes_from_objective_to_done() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    objective, action = uuid4(), uuid4()
    told = {"id": objective, "person": at.person, "kind": "health", "text": "Sleep without fear."}
    assert status(client, "case_care_objective", at.case, **told) == 302
    told = {
        "row": objective,
        "id": action,
        "kind": "health",
        "text": "A doctor.",
        "responsible": "",
    }
    assert status(client, "case_care_action", at.case, **told) == 302

    early = put(client, "case_care_action_move", at.case, row=action, event="begin")
    for event in ("agree", "begin", "finish"):
        assert status(client, "case_care_action_move", at.case, row=action, event=event) == 302

    assert early.status_code == 422
    assert b"does not follow" in early.content
    assert "Done</strong>" in page(client, "case_care_plan", at.case)


def test_dropping_asks_for_a_reason_and_keeps_the_page() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    objective, action = uuid4(), uuid4()
    put(
        client,
        "case_care_objective",
        at.case,
        id=objective,
        person=at.person,
        kind="legal",
        text="A.",
    )
    put(client, "case_care_action", at.case, row=objective, id=action, kind="legal", text="B.")

    answer = put(client, "case_care_action_move", at.case, row=action, event="drop", reason="")

    assert answer.status_code == 422
    assert b"Fill this in first." in answer.content


def test_first_service_lets_the_lodger_see_support() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    put(client, "case_reach", at.case, milestone="person_located", version=1)
    told = {"id": uuid4(), "person": at.person, "kind": "health", "from_on": YESTERDAY}

    assert status(client, "case_care_service", at.case, **told) == 302

    assert "Supported" in page(client, "case", at.case)


def test_service_in_the_future_is_refused_and_the_note_is_kept() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    later = (clock.now() + timedelta(days=3)).date().isoformat()
    told = {
        "id": uuid4(),
        "person": at.person,
        "kind": "health",
        "from_on": later,
        "note": "Keep me.",
    }

    answer = put(client, "case_care_service", at.case, **told)

    assert answer.status_code == 422
    assert b"lies ahead" in answer.content
    assert b"Keep me." in answer.content


def test_stay_is_booked_and_the_place_opens_only_with_a_purpose() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    shelter = provider(at)
    told = {"id": uuid4(), "person": at.person, "provider": shelter, "arrives_on": YESTERDAY}
    assert status(client, "case_care_stay", at.case, **told) == 302

    closed = page(client, "case_care_stays", at.case)
    asked = put(client, "case_care_place", at.case, row=shelter, part="location", purpose="")
    opened = put(
        client, "case_care_place", at.case, row=shelter, part="location", purpose="protection"
    )

    assert SAFE_HOUSE not in closed
    assert asked.status_code == 422
    assert SAFE_HOUSE in opened.content.decode()


def test_place_of_a_shelter_is_not_opened_from_a_case_without_a_stay_there() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    shelter = provider(at)

    answer = status(
        client, "case_care_place", at.case, row=shelter, part="location", purpose="protection"
    )

    assert answer == 404


def test_bed_is_not_kept_when_the_year_is_mistyped() -> None:
    at = ground()
    told = {
        "id": uuid4(),
        "person": at.person,
        "provider": provider(at),
        "arrives_on": "2202-01-05",
    }

    answer = put(browser(at.unit.supervisor), "case_care_stay", at.case, **told)

    assert answer.status_code == 422
    assert b"Check the year" in answer.content


def test_full_shelter_is_refused_in_plain_words() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    shelter = provider(at, capacity=0)
    told = {"id": uuid4(), "person": at.person, "provider": shelter, "arrives_on": YESTERDAY}

    answer = put(client, "case_care_stay", at.case, **told)

    assert answer.status_code == 422
    assert b"Every bed is taken" in answer.content


def test_conference_and_child_step_are_written_down() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    held = {"id": uuid4(), "held_on": YESTERDAY, "took_part": ["lawyer"], "decisions": "Go on."}
    step = {
        "id": uuid4(),
        "person": at.person,
        "kind": "guardian",
        "on_day": YESTERDAY,
        "took_part": ["child", "guardian"],
        "child_view": "heard",
        "words": "She wants her aunt.",
    }

    assert status(client, "case_care_conference", at.case, **held) == 302
    assert status(client, "case_care_child_step", at.case, **step) == 302

    assert "Lawyer" in page(client, "case_care_conferences", at.case)
    text = page(client, "case_care_children", at.case)
    assert "Guardian appointed" in text
    assert "her aunt" not in text


def test_provider_is_added_changed_and_never_overwritten_unseen() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    shelter = provider(at)
    form = client.get(reverse("desk:provider_change", args=[shelter])).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in fields.items() if value not in (None, "")}

    first = status(client, "provider_change", shelter, **{**sent, "name": "House of the hill"})
    second = put(client, "provider_change", shelter, **{**sent, "name": "House of the sea"})

    assert first == 302
    assert second.status_code == 422
    assert b"Somebody else changed this provider" in second.content
    assert b"House of the sea" in second.content
    text = page(client, "provider", shelter)
    assert "House of the hill" in text
    assert SAFE_HOUSE not in text
    assert CONTACTS not in page(client, "providers")


def test_pages_answer_to_whoever_works_on_the_case_and_to_nobody_else() -> None:
    at = ground()
    with context.acting(at.unit.supervisor) as by:
        assign(case=at.case, owner=Owner(team=at.unit.team), by=by)
    readers = {
        "worker": set(PAGES),
        "supervisor": set(PAGES),
        "other_worker": set(),
        "intake": set(),
    }

    for who, expected in readers.items():
        client = browser(getattr(at.unit, who))
        found = {
            name
            for name in PAGES
            if client.get(reverse(f"desk:{name}", args=[at.case])).status_code == 200
        }
        assert found == expected, who
    stranger = browser(at.other.supervisor)
    assert all(
        stranger.get(reverse(f"desk:{name}", args=[at.case])).status_code == 404 for name in PAGES
    )


def test_nothing_is_written_for_somebody_elses_case() -> None:
    at = ground()
    referral = draft(at)
    client = browser(at.unit.other_worker)
    writes = {
        "case_care_assess": needs(at),
        "case_care_objective": {"id": uuid4(), "person": at.person, "kind": "legal", "text": "A."},
        "case_care_service": {"id": uuid4(), "person": at.person, "kind": "legal"},
        "case_care_stay": {"id": uuid4(), "person": at.person},
        "case_care_conference": {"id": uuid4()},
        "case_care_child_step": {"id": uuid4()},
        "case_care_referral_send": {"row": referral},
        "case_care_referral_move": {"row": referral, "event": "recall"},
        "case_care_approve": {"row": referral, "step": "referral", "verdict": "approved"},
    }

    answers = {name: status(client, name, at.case, **sent) for name, sent in writes.items()}  # type: ignore[arg-type]  # any fields

    assert set(answers.values()) == {404}
    with context.acting(at.unit.supervisor) as by:
        assert care_page(by, at.case).needs == ()
        assert [line.state.value for line in referrals_of(by, at.case)] == ["draft"]


def test_worker_does_not_approve() -> None:
    at = ground()
    with context.acting(at.unit.supervisor) as by:
        assign(case=at.case, owner=Owner(team=at.unit.team), by=by)
    referral = draft(at)
    told = {"row": referral, "step": "referral", "verdict": "approved"}

    assert status(browser(at.unit.worker), "case_care_approve", at.case, **told) == 404
    assert status(browser(at.unit.supervisor), "case_care_approve", at.case, **told) == 302


def test_contacts_open_from_a_case_of_ones_own_where_the_provider_gives_something() -> None:
    at = ground()
    shelter = provider(at)
    with context.acting(at.unit.supervisor) as by:
        assign(case=at.case, owner=Owner(team=at.unit.team), by=by)
    client = browser(at.unit.worker)
    asking = {"row": shelter, "part": "contacts", "purpose": "contact", "case": at.case}
    before = status(client, "provider_opened", shelter, **asking)
    told = {"id": uuid4(), "person": at.person, "kind": "health", "provider": shelter}
    assert status(client, "case_care_service", at.case, **told) == 302

    opened = put(client, "provider_opened", shelter, **asking)

    assert before == 404
    assert CONTACTS in opened.content.decode()
    assert CONTACTS not in page(client, "provider", shelter)
    assert status(client, "provider_opened", shelter, row=shelter, part="contacts") == 422
    other = browser(at.unit.other_worker)
    assert status(other, "provider_opened", shelter, **asking) == 404


def test_asking_again_begins_with_what_stands_for_the_person_who_was_chosen() -> None:
    at = ground()
    other = lodged(at.unit.agency)
    with context.acting(at.unit.supervisor) as by:
        attach(complaint=other, case=at.case, by=by)
    client = browser(at.unit.supervisor)
    status(client, "case_care_assess", at.case, **needs(at, health="urgent", legal="declined"))
    here = reverse("desk:case_care_needs", args=[at.case])

    several = client.get(here)
    first = client.get(here, {"person": str(at.person)}).context["form"]
    second = client.get(here, {"person": str(other)}).context["form"]
    stranger = client.get(here, {"person": str(uuid4())})

    assert b"About whom?" in several.content
    assert b"About whom?" in stranger.content
    assert (first["health"].value(), first["legal"].value()) == ("urgent", "declined")
    assert second["health"].value() == "not_known"
    assert [value for value, _name in first.fields["person"].choices] == [str(at.person)]
