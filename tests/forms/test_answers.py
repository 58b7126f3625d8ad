"""Forms brought, published and filled in: versions, sealing, revisions, leaves, and who may."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections

from tests.cases.ground import office, opened
from tests.forms.ground import GIVEN, STORY, Ground, administrator, brought, ground, written
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.cases.actions.close import close
from wayhome.cases.domain.steps import StepKind
from wayhome.cases.domain.workflow import CloseReason, EventRefused
from wayhome.cases.queries.case_page import case_page
from wayhome.forms.actions.bring_form import LabelTaken, bring_form
from wayhome.forms.actions.move_version import publish_version, withdraw_version
from wayhome.forms.actions.send_answers import AnswersAtFault, AnswersChanged, NothingAnswered
from wayhome.forms.domain.filling import Given, Wrong
from wayhome.forms.domain.parting import joined
from wayhome.forms.domain.versions import (
    TRANSITIONS,
    VersionEvent,
    VersionRefused,
    VersionState,
    state_after,
)
from wayhome.forms.models import AnswerToken, Part, Revision
from wayhome.forms.queries.exporting import TooManyCases, export_answers
from wayhome.forms.queries.forms import form_of, forms_of
from wayhome.forms.queries.submissions import clear_answers, open_answers, submissions_of
from wayhome.kernel import context

pytestmark = pytest.mark.usefixtures("database")


def test_answers_are_kept_once_when_the_page_is_sent_twice() -> None:
    at = ground()
    submission, revision = uuid4(), uuid4()

    first = at.sent(submission=submission, revision=revision)
    again = at.sent(submission=submission, revision=revision)

    assert first == again
    assert first.number == 1


def test_answers_come_back_as_they_were_sent() -> None:
    at = ground()
    at.sent()

    with context.acting(at.unit.supervisor) as by:
        line = submissions_of(by, at.case)[0]
        clear = clear_answers(by, at.case, line.newest.id)
        shown = open_answers(by, at.case, line.newest.id, purpose=Purpose.PROTECTION)
        told = case_page(by, at.case).steps

    assert clear.answers.once == {"ill": "yes", "needs": ["food", "doctor"], "urgent": "yes"}
    assert clear.closed == {FieldGroup.CIRCUMSTANCES, FieldGroup.HEALTH, FieldGroup.IDENTITY}
    assert shown.answers.once == {**GIVEN.once, "urgent": "yes"}
    assert shown.answers.repeats["child"] == ({"child_name": "Dara Invented", "child_age": 7},)
    assert not shown.closed
    assert StepKind.FORM in {each.kind for each in told}


def test_nothing_sealed_stands_in_clear_anywhere() -> None:
    at = ground()
    at.sent()

    with context.acting(at.unit.supervisor):
        kept = repr(list(Revision.objects.values_list("clear")))
        parts = b"".join(bytes(part.sealed_answers or b"") for part in Part.objects.all())
        tokens = repr(list(AnswerToken.objects.values_list("token")))

    for canary in ("QXCANARYQX", "Dara", "Fever"):
        assert canary not in kept
        assert canary.encode() not in parts
        assert canary not in tokens


def test_answers_that_are_wrong_are_all_told_and_none_kept() -> None:
    at = ground()
    wrong = Given({"needs": ["food", "doctor", "phone"]}, {"child": [{"child_age": 40}]})

    with pytest.raises(AnswersAtFault) as refusal:
        at.sent(given=wrong)

    told = {(each.question.name, each.wrong, each.repeat) for each in refusal.value.at_fault}
    assert told == {
        ("ill", Wrong.MISSING, ""),
        ("needs", Wrong.REFUSED, ""),
        ("child_name", Wrong.MISSING, "child"),
        ("child_age", Wrong.REFUSED, "child"),
    }
    with context.acting(at.unit.supervisor) as by:
        assert submissions_of(by, at.case) == ()


def test_answer_that_does_not_apply_is_dropped_with_what_depends_on_it() -> None:
    at = ground()

    sent = at.sent(given=Given({"ill": "no", "illness": "Fever"}))

    assert [each.name for each in sent.left_out] == ["illness"]


def test_both_revisions_stay_when_answers_change() -> None:
    at = ground()
    first = at.sent()

    changed = at.sent(
        submission=first.submission, seen=1, given=Given({"ill": "no", "story": "Other"})
    )

    with context.acting(at.unit.supervisor) as by:
        line = submissions_of(by, at.case)[0]
        older = open_answers(by, at.case, line.revisions[1].id, purpose=Purpose.QUALITY)
        newer = open_answers(by, at.case, line.revisions[0].id, purpose=Purpose.QUALITY)
    assert changed.number == line.number == 2
    assert older.answers.once["story"] == STORY
    assert newer.answers.once["story"] == "Other"


def test_second_of_two_editors_overwrites_nothing() -> None:
    at = ground()
    first = at.sent()

    at.sent(submission=first.submission, seen=1)

    with pytest.raises(AnswersChanged):
        at.sent(submission=first.submission, seen=1)


def test_one_of_two_who_send_at_once_is_refused() -> None:
    at = ground()
    first = at.sent()

    def send(_number: int) -> bool:
        try:
            at.sent(submission=first.submission, seen=1)
        except AnswersChanged:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(send, range(2))) == [False, True]


def test_revision_cannot_be_changed_in_the_database() -> None:
    at = ground()
    at.sent()

    with pytest.raises((DatabaseError, psycopg.Error)), context.acting(at.unit.supervisor):
        Revision.objects.update(clear={})


def test_nothing_is_kept_when_nothing_is_answered_or_the_case_is_closed() -> None:
    at = ground()
    with pytest.raises(AnswersAtFault):
        at.sent(given=Given({}))
    optional = written("9").replace(b"| yes | Say whether", b"| | Say whether")
    free = Ground(at.unit, at.case, brought(at.unit, optional))
    with pytest.raises(NothingAnswered):
        free.sent(given=Given({"needs": None}, {"child": [{"child_name": None}]}))

    with context.acting(at.unit.supervisor) as by:
        close(case=at.case, reason=CloseReason.NO_LEADS, by=by)

    with pytest.raises(EventRefused):
        free.sent()


@pytest.mark.parametrize(("state", "event"), list(product(VersionState, VersionEvent)))
def test_version_moves_as_the_table_says(state: VersionState, event: VersionEvent) -> None:
    after = TRANSITIONS.get((state, event))
    if after is None:
        with pytest.raises(VersionRefused):
            state_after(state, event)
    else:
        assert state_after(state, event) is after


def test_drawn_table_is_that_of_the_code() -> None:
    page = Path(__file__).parents[2] / "docs" / "domain" / "forms.md"
    drawn = {
        (VersionState(parts[0]), VersionEvent(parts[1])): VersionState(parts[2])
        for line in page.read_text(encoding="utf-8").splitlines()
        if len(parts := [each.strip(" `") for each in line.strip("|").split("|")]) == 3
        and parts[0] in set(VersionState)
    }

    assert drawn == TRANSITIONS


def test_published_version_replaces_the_one_before() -> None:
    at = ground()
    first = at.sent()
    newer = brought(at.unit, written("2"))

    with context.acting(at.unit.supervisor) as by:
        states = {each.id: each.state for each in form_of(by, newer.form).versions}
    assert states[at.brought.version] is VersionState.WITHDRAWN
    assert states[newer.version] is VersionState.PUBLISHED
    with pytest.raises(VersionRefused):
        at.sent()
    # What was answered on it can still be put right on it.
    assert at.sent(submission=first.submission, seen=1).number == 2


def test_same_file_is_the_same_version_and_another_needs_another_label() -> None:
    unit = office()
    first = brought(unit)

    again = brought(unit, publish=False)
    with context.acting(unit.supervisor) as by, pytest.raises(LabelTaken):
        bring_form(written().replace(b"What happened?", b"Tell us."), by=by)

    assert again.version == first.version
    assert (first.is_new, again.is_new) == (True, False)


def test_draft_is_not_filled_in() -> None:
    unit = office()
    at = Ground(unit, opened(unit).case, brought(unit, publish=False))

    with pytest.raises(VersionRefused):
        at.sent()


def test_administrator_manages_forms_and_reads_no_answer() -> None:
    at = ground()
    at.sent()

    with context.acting(administrator(at.unit)) as by:
        assert forms_of(by)
        withdraw_version(version=at.brought.version, by=by)
        publish_version(version=at.brought.version, by=by)
        with pytest.raises(NotFound):
            submissions_of(by, at.case)
        with pytest.raises(NotFound):
            export_answers(by, at.brought.form)


def test_worker_reaches_forms_of_assigned_cases_only() -> None:
    at = ground()
    at.sent()

    with pytest.raises(NotFound):
        at.sent(by=at.unit.other_worker)
    with context.acting(at.unit.other_worker) as by:
        assert export_answers(by, at.brought.form).rows == ()
        with pytest.raises(NotFound):
            submissions_of(by, at.case)
        with pytest.raises(NotFound):
            bring_form(written("3"), by=by)


def test_sealed_answers_of_many_cases_do_not_leave_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = ground()
    at.sent()
    Ground(at.unit, opened(at.unit).case, at.brought).sent()
    monkeypatch.setattr("wayhome.forms.queries.exporting.MOST_CASES", 1)

    with context.acting(at.unit.supervisor) as by:
        assert len(export_answers(by, at.brought.form).rows) == 2
        with pytest.raises(TooManyCases):
            export_answers(by, at.brought.form, purpose=Purpose.QUALITY)


def test_parts_join_to_what_they_were_parted_from() -> None:
    one = {"once": {"a": 1}, "repeats": {"r": {"0": {"x": "1"}, "1": {"x": "2"}}}}
    two = {"once": {"b": 2}, "repeats": {"r": {"1": {"y": "3"}}}}

    whole = joined([one, two])

    assert whole.once == {"a": 1, "b": 2}
    assert whole.repeats["r"] == ({"x": "1"}, {"x": "2", "y": "3"})
