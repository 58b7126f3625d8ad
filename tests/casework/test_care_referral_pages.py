"""Pages of referrals at both ends: drafted, sent, given to a colleague, answered, closed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.care.ground import (
    consent,
    ground,
    sent,
    sign,
)
from tests.casework.browsing import counts, page, put, status
from tests.casework.ground import browser
from tests.consent.ground import took_back
from tests.intake.ground import CANARY
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.care.queries.agreements import agreements
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")


def test_referral_goes_from_draft_to_the_other_desk() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    told = {
        "id": uuid4(),
        "person": at.person,
        "kind": "shelter",
        "to": f"agency:{at.other.agency}",
        "urgency": "week",
        "groups": ["identity", "circumstances"],
        "words_group": "circumstances",
    }
    assert status(client, "case_care_referral", at.case, **told) == 302
    before = page(client, "case_care_referrals", at.case)
    refused = put(client, "case_care_referral_send", at.case, row=told["id"])
    sign(at)
    consent(at)

    done = status(client, "case_care_referral_send", at.case, row=told["id"])

    assert "Nobody agreed to this" in before
    assert "No agreement in force" in before
    assert refused.status_code == 422
    assert done == 302
    theirs = browser(at.other.supervisor)
    assert "Shelter" in page(theirs, "referrals")
    assert CANARY not in page(theirs, "referral", told["id"])  # type: ignore[arg-type]  # an id


def test_receiver_opens_answers_and_loses_the_view_when_consent_goes() -> None:
    at = ground()
    referral = sent(at)
    client = browser(at.other.supervisor)
    parts = client.get(reverse("desk:referral", args=[referral])).context["line"].parts
    identity = next(part for part in parts if part.group is FieldGroup.IDENTITY)
    asking = {"part": identity.id, "purpose": "protection"}

    opened = put(client, "referral_opened", referral, **asking)
    accepted = status(client, "referral_answer", referral, row=referral, event="accept")
    took_back(at.unit, at.case, at.person)
    closed = put(client, "referral_opened", referral, **asking)

    assert CANARY in opened.content.decode()
    assert accepted == 302
    assert CANARY not in closed.content.decode()
    assert "took consent back" in closed.content.decode()


def test_receiver_without_a_case_begins_with_what_was_referred() -> None:
    at = ground()
    before = browser(at.other.supervisor).get(reverse("desk:home"))
    referral = sent(at)
    client = browser(at.other.supervisor)

    first = client.get(reverse("desk:home"))
    waiting = counts(client)[reverse("desk:referrals")]
    status(client, "referral_answer", referral, row=referral, event="accept")
    answered = client.get(reverse("desk:home"))

    assert before["Location"] == reverse("desk:cases")
    assert first["Location"] == answered["Location"] == reverse("desk:referrals")
    assert waiting == 1
    assert counts(client)[reverse("desk:referrals")] is None
    own = browser(at.unit.supervisor).get(reverse("desk:home"))
    assert own["Location"] == reverse("desk:cases")


def test_receiver_sees_by_which_day_to_answer_and_that_it_has_passed() -> None:
    at = ground()
    referral = sent(at)
    client = browser(at.other.supervisor)

    fresh = page(client, "referral", referral)
    with clock.at(clock.now() + timedelta(days=40)):
        late = page(browser(at.other.supervisor), "referrals")
    status(client, "referral_answer", referral, row=referral, event="accept")
    answered = page(client, "referral", referral)

    assert "Answer needed" in fresh
    assert "Overdue" not in fresh
    assert "Overdue" in late
    assert "Answer needed" not in answered


def test_rejecting_without_a_reason_keeps_the_words() -> None:
    at = ground()
    referral = sent(at)
    client = browser(at.other.intake)

    answer = put(
        client, "referral_answer", referral, row=referral, event="reject", code="", words="Keep me."
    )

    assert answer.status_code == 422
    assert b"Keep me." in answer.content


@pytest.mark.parametrize(
    ("who", "reads", "keeps", "takes_in"),
    [
        ("supervisor", 200, 200, 302),
        ("intake", 200, 404, 302),
        ("worker", 200, 404, 404),
    ],
)
def test_desk_answers_by_role(who: str, reads: int, keeps: int, takes_in: int) -> None:
    at = ground()
    referral = sent(at)
    client = browser(getattr(at.other, who))

    assert client.get(reverse("desk:providers")).status_code == reads
    assert client.get(reverse("desk:referrals")).status_code == reads
    assert client.get(reverse("desk:provider_new")).status_code == keeps
    assert client.get(reverse("desk:care_approvals")).status_code == keeps
    assert status(client, "referral_answer", referral, row=referral, event="accept") == takes_in


def test_agreement_on_referrals_is_signed_with_what_they_may_carry() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    today = clock.local_today()
    given = {
        "partner": str(at.other.agency),
        "purpose": "protection",
        "starts": (today - timedelta(days=1)).isoformat(),
        "ends": (today + timedelta(days=9)).isoformat(),
    }

    nothing = client.post(reverse("desk:agreements"), given)
    signed = client.post(reverse("desk:agreements"), {**given, "groups": ["identity"]})

    assert nothing.status_code == 422
    assert "Choose at least one part" in nothing.content.decode()
    assert signed.status_code == 302
    assert "Identity" in page(client, "agreements")
    with context.acting(at.unit.supervisor) as by:
        (found,) = agreements(by)
    assert found.groups == {FieldGroup.IDENTITY}


def test_words_of_a_rejection_open_at_both_ends_for_a_purpose() -> None:
    at = ground()
    referral = sent(at)
    ours, theirs = browser(at.unit.supervisor), browser(at.other.supervisor)
    told = {"row": referral, "event": "accept", "words": "Bring her after noon."}
    assert status(theirs, "referral_answer", referral, **told) == 302
    step = theirs.get(reverse("desk:referral", args=[referral])).context["steps"][-1].step.id
    asking = {"part": step, "purpose": "protection"}

    there = put(theirs, "referral_opened", referral, **asking)
    here = put(ours, "case_care_step", at.case, row=referral, **asking)

    assert "after noon" not in page(ours, "case_care_referrals", at.case)
    assert "after noon" in there.content.decode()
    assert "after noon" in here.content.decode()
    assert status(ours, "case_care_step", at.case, row=uuid4(), **asking) == 404


def test_referral_is_given_to_a_colleague_who_then_answers_it() -> None:
    at = ground()
    referral = sent(at)
    theirs, worker = browser(at.other.supervisor), browser(at.other.worker)
    assert worker.get(reverse("desk:referral", args=[referral])).status_code == 404
    assert "Give it to a colleague" not in page(browser(at.other.intake), "referral", referral)

    given = status(theirs, "referral_give", referral, user=at.other.worker.user)
    offered = page(worker, "referral", referral)
    (part, *_rest) = worker.get(reverse("desk:referral", args=[referral])).context["line"].parts
    opened = put(worker, "referral_opened", referral, part=part.id, purpose="protection")
    accepted = status(worker, "referral_answer", referral, row=referral, event="accept")

    assert (given, opened.status_code, accepted) == (302, 200, 302)
    assert "Give it to a colleague" not in offered
    assert "Sent to us" in page(worker, "referrals")
    assert "Sent to us" not in page(browser(at.other.other_worker), "referrals")


@pytest.mark.parametrize("who", ["intake", "worker"])
def test_referral_is_not_given_by_whoever_may_not(who: str) -> None:
    at = ground()
    referral = sent(at)
    client = browser(getattr(at.other, who))

    answer = status(client, "referral_give", referral, user=at.other.worker.user)

    assert answer == 404
    assert "Nobody yet" in page(browser(at.other.supervisor), "referral", referral)


def test_accepted_referral_is_finished_on_the_page_though_it_was_closed() -> None:
    at = ground()
    referral = sent(at)
    client = browser(at.other.supervisor)
    status(client, "referral_answer", referral, row=referral, event="accept")
    took_back(at.unit, at.case, at.person)

    offered = page(client, "referral", referral)
    done = status(client, "referral_answer", referral, row=referral, event="finish", code="partly")

    assert "Nothing can be opened any more" in offered
    assert "What came of it?" in offered
    assert done == 302
    assert "The service was given in part" in page(client, "referral", referral)
    assert "The service was given in part" in page(
        browser(at.unit.supervisor), "case_care_referrals", at.case
    )


def test_buttons_of_the_receiver_are_verbs() -> None:
    at = ground()
    referral = sent(at)
    client = browser(at.other.supervisor)

    before = page(client, "referral", referral)
    status(client, "referral_answer", referral, row=referral, event="accept")
    after = page(client, "referral", referral)

    assert ">Accept</button>" in before
    assert ">Reject</button>" in before
    assert ">Finish it</button>" in after
