"""Indicators of a case: answered through the page, weighed, kept as typed, told in the timeline."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.cases.ground import office, opened
from tests.casework.ground import browser
from wayhome.cases.actions.answer_profile import NewAnswers, answer_profile
from wayhome.cases.domain.indicators.profile import UnknownProfile, profile
from wayhome.cases.domain.indicators.recommend import Recommendation
from wayhome.cases.domain.indicators.weigh import Answer
from wayhome.cases.domain.palermo import Presence
from wayhome.cases.queries.profile_answers import profile_answers
from wayhome.kernel import context
from wayhome.kernel.actor import Actor

pytestmark = pytest.mark.usefixtures("database")

_EXPLOITED = {"exploitation.excessive_hours": "yes", "exploitation.low_salary": "yes"}
_COERCED = {"coercion_destination.isolation": "yes", "coercion_destination.debt_bondage": "yes"}


def _questions(case: UUID, profile_id: str = "adult_labour") -> str:
    return reverse("desk:case_indicator_questions", args=[case, profile_id])


def _sent(client: Client, case: UUID, profile_id: str = "adult_labour", **changed: str) -> int:
    """Answer a profile as its page asks; returns the status."""
    form = client.get(_questions(case, profile_id)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"act": "present"}
    address = reverse("desk:case_answer_indicators", args=[case, profile_id])
    return client.post(address, sent | changed).status_code


def _recommended(case: UUID, by: Actor) -> list[Recommendation]:
    with context.acting(by):
        return [line.recommendation for line in profile_answers(by, case)]


def test_answers_are_weighed_and_shown_when_they_are_recorded() -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)

    status = _sent(client, case, **_EXPLOITED, **_COERCED)

    shown = client.get(reverse("desk:case_indicators", args=[case])).content.decode()
    assert status == 302
    assert _recommended(case, unit.supervisor) == [Recommendation.SUPPORTED]
    assert "The indicators support a finding of trafficking" in shown
    assert "Debt bondage" in shown


def test_last_answers_are_the_beginning_of_the_next() -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)
    _sent(client, case, **_EXPLOITED)

    form = client.get(_questions(case)).context["form"]

    assert form["exploitation.low_salary"].value() == "yes"
    assert form["coercion_destination.isolation"].value() == "unknown"


def test_nothing_is_recommended_when_nothing_is_known() -> None:
    unit = office()
    case = opened(unit).case

    _sent(browser(unit.supervisor), case, act="unknown")

    assert _recommended(case, unit.supervisor) == [Recommendation.OPEN]


def test_child_is_sent_to_the_profile_of_children_and_nothing_typed_is_lost() -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)
    form = client.get(_questions(case)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"is_child": "yes"}

    answer = client.post(
        reverse("desk:case_answer_indicators", args=[case, "adult_labour"]), sent | _EXPLOITED
    )

    assert answer.status_code == 422
    assert "This profile is for another age" in answer.content.decode()
    assert answer.context["form"]["exploitation.low_salary"].value() == "yes"
    assert _recommended(case, unit.supervisor) == []


def test_answers_to_a_profile_that_changed_meanwhile_are_kept_and_sent_again() -> None:
    unit = office()
    case = opened(unit).case
    client = browser(unit.supervisor)
    address = reverse("desk:case_answer_indicators", args=[case, "adult_labour"])
    form = client.get(_questions(case)).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | _EXPLOITED

    refused = client.post(address, sent | {"profile_version": "1999"})
    shown = refused.context["form"]
    again = client.post(address, {name: shown[name].value() or "" for name in shown.fields})

    assert refused.status_code == 422
    assert "This profile has a new version" in refused.content.decode()
    assert again.status_code == 302
    assert _recommended(case, unit.supervisor) == [Recommendation.OPEN]


@pytest.mark.parametrize("profile_id", ["adult_sexual", "nothing"])
def test_profile_that_cannot_be_answered_is_not_found(profile_id: str) -> None:
    unit = office()
    case = opened(unit).case

    assert browser(unit.supervisor).get(_questions(case, profile_id)).status_code == 404


def test_case_of_others_is_not_found() -> None:
    case = opened(office()).case

    assert (
        browser(office("other", receives=False).supervisor).get(_questions(case)).status_code == 404
    )


def test_answers_to_another_version_are_refused() -> None:
    unit = office()
    case = opened(unit).case
    given = NewAnswers(
        profile="adult_labour",
        profile_version="1999",
        answers={},
        act=Presence.PRESENT,
        is_child=False,
    )

    with pytest.raises(UnknownProfile), context.acting(unit.supervisor):
        answer_profile(case=case, given=given, by=unit.supervisor)


def test_child_needs_no_means_when_a_case_is_answered() -> None:
    unit = office()
    case = opened(unit).case
    held = profile("child_labour")
    answers = {item.id: Answer.NO for item in held.items} | {
        "exploitation.excessive_hours": Answer.YES,
        "exploitation.low_salary": Answer.YES,
    }
    given = NewAnswers(
        profile=held.id,
        profile_version=held.version,
        answers=answers,
        act=Presence.PRESENT,
        is_child=True,
    )

    with context.acting(unit.supervisor):
        found = answer_profile(case=case, given=given, by=unit.supervisor)

    assert found.recommendation is Recommendation.SUPPORTED
    assert found.means is Presence.ABSENT
