"""Needs on their page and at a glance: nothing known is lost, and what to do next is said."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.care.ground import Ground, ground
from tests.casework.browsing import page, put, status
from tests.casework.ground import browser
from wayhome.care.domain.services import ASKED

pytestmark = pytest.mark.usefixtures("database")


def _needs(at: Ground, **told: str) -> dict[str, str]:
    """The form as the page sends it when nothing else is known."""
    asked = {kind.value: "not_known" for kind in ASKED}
    return {"id": str(uuid4()), "person": str(at.person), "note": "", **asked, **told}


def test_known_needs_are_not_replaced_when_the_form_says_nothing() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    assert status(client, "case_care_assess", at.case, **_needs(at, health="urgent")) == 302

    asked = page(client, "case_care_needs", at.case)
    refused = put(client, "case_care_assess", at.case, **_needs(at))

    assert '<option value="urgent" selected>' in asked
    assert refused.status_code == 422
    assert "Give at least one answer" in refused.content.decode()


def test_care_at_a_glance_leads_to_asking_and_shows_what_is_needed() -> None:
    at = ground()
    client = browser(at.unit.supervisor)
    asking = reverse("desk:case_care_needs", args=[at.case])

    before = page(client, "case_care", at.case)
    assert status(client, "case_care_assess", at.case, **_needs(at, legal="none")) == 302
    nothing = page(client, "case_care", at.case)
    assert status(client, "case_care_assess", at.case, **_needs(at, health="urgent")) == 302
    urgent = page(client, "case_care", at.case)

    assert "Nobody asked yet." in before
    assert before.count(f'href="{asking}"') == nothing.count(f'href="{asking}"') + 1
    assert "None that is known." in nothing
    assert "Urgent need" in urgent
