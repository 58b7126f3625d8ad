"""Referrals: what leaves, who sees it, and how long."""

from contextlib import nullcontext
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, connections
from django.test.utils import CaptureQueriesContext

from tests.care.ground import (
    GROUPS,
    Ground,
    consent,
    consent_to_provider,
    draft,
    ground,
    provider,
    send,
    sent,
    sign,
)
from tests.care.receiving import answered, moved, seen, told
from tests.cases.ground import office
from tests.intake.ground import CANARY
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.access.policy import NotFound
from wayhome.care.actions.approve import NewApproval, approve, set_approvals
from wayhome.care.actions.send_referral import ReferralUnderWay
from wayhome.care.actions.working import WordsMissing
from wayhome.care.domain.approvals import ApprovalMissing, ApprovalStep, Verdict
from wayhome.care.domain.moves import MoveRefused
from wayhome.care.domain.referrals import (
    ReferralEvent,
    ReferralOutcome,
    ReferralState,
    RejectReason,
    Side,
)
from wayhome.care.domain.services import ServiceKind
from wayhome.care.queries.agreements import AgreementMissing
from wayhome.care.queries.received import inbox, received
from wayhome.care.queries.referrals import preview, referrals_of, referrals_out
from wayhome.consent.queries.covers import NotCovered
from wayhome.cooperation.models import Disclosure
from wayhome.kernel import clock, context

pytestmark = pytest.mark.usefixtures("database")

_E = ReferralEvent


def test_receiver_reads_what_is_covered_and_nothing_else() -> None:
    at = ground()

    referral = sent(at)

    text = told(at, referral)
    assert {part.group for part in seen(at, referral).parts} == set(GROUPS)
    assert CANARY in text
    assert "doors are locked" in text
    assert "12 345 678" not in text
    assert "blue house" not in text


@pytest.mark.parametrize("who", ["unit", "stranger"])
def test_referral_is_not_there_for_whoever_did_not_receive_it(who: str) -> None:
    at = ground()
    referral = sent(at)
    reader = at.unit.supervisor if who == "unit" else office("third", receives=False).supervisor

    with context.acting(reader) as by:
        assert inbox(by) == ()
        with pytest.raises(NotFound):
            received(by, referral)


def test_nothing_leaves_when_the_person_agreed_to_less() -> None:
    at = ground()
    sign(at)
    consent(at, [FieldGroup.IDENTITY])
    referral = draft(at)

    with pytest.raises(NotCovered) as refusal:
        send(at, referral)

    assert refusal.value.missing == {FieldGroup.CIRCUMSTANCES}
    with context.acting(at.other.intake) as by:
        assert inbox(by) == ()


@pytest.mark.parametrize("groups", [None, [FieldGroup.IDENTITY]])
def test_nothing_leaves_when_no_agreement_names_it(groups: list[FieldGroup] | None) -> None:
    at = ground()
    consent(at)
    if groups is not None:
        sign(at, groups)
    referral = draft(at)

    with pytest.raises(AgreementMissing) as refusal:
        send(at, referral)

    assert refusal.value.missing == set(GROUPS) - set(groups or ())


def test_preview_says_of_each_group_what_is_missing() -> None:
    at = ground()
    sign(at, [FieldGroup.CIRCUMSTANCES])
    consent(at, [FieldGroup.IDENTITY])
    draft(at)

    with context.acting(at.unit.supervisor) as by:
        (line,) = referrals_of(by, at.case)
        shown = {each.group: each for each in preview(by, line)}

    assert shown[FieldGroup.IDENTITY].lacks_agreement
    assert not shown[FieldGroup.IDENTITY].lacks_consent
    assert "Nobody agreed" in shown[FieldGroup.CIRCUMSTANCES].lacks_consent
    assert not any(each.may_leave for each in shown.values())


def test_sending_stands_in_the_register_of_disclosures() -> None:
    at = ground()

    referral = sent(at)

    with context.acting(at.unit.supervisor):
        rows = list(Disclosure.objects.values_list("kind", "subject_id", "partner_agency_id"))
    assert rows == [("referral", referral, at.other.agency)]


def test_owner_moves_to_the_receiver_and_back() -> None:
    at = ground()
    referral = sent(at)
    owners = [seen(at, referral).owner]

    answered(at, referral, _E.ACCEPT)
    owners.append(seen(at, referral).owner)
    answered(at, referral, _E.FINISH, ReferralOutcome.HELPED)
    owners.append(seen(at, referral).owner)

    assert owners == [Side.SENDER, Side.RECEIVER, Side.SENDER]
    assert [step.event for step in seen(at, referral).steps] == [_E.SEND, _E.ACCEPT, _E.FINISH]


def test_second_agency_is_not_asked_while_the_first_has_it() -> None:
    at = ground()
    first = sent(at)
    second = draft(at)

    with pytest.raises(ReferralUnderWay):
        send(at, second)
    answered(at, first, _E.REJECT, RejectReason.FULL)
    send(at, second)

    assert seen(at, second).state is ReferralState.SENT


def test_words_leave_only_with_the_group_that_they_belong_to() -> None:
    at = ground()
    sign(at)
    consent(at)
    referral = draft(at, words="She needs a quiet room.", words_group=FieldGroup.HEALTH)

    with pytest.raises(NotCovered) as refusal:
        send(at, referral)

    assert refusal.value.missing == {FieldGroup.HEALTH}


def test_words_are_read_by_the_receiver() -> None:
    at = ground()

    referral = sent(at, words="She needs a quiet room.")

    assert "quiet room" in told(at, referral)


def test_answer_of_a_provider_outside_is_written_down_by_staff() -> None:
    at = ground()
    shelter = provider(at)
    consent_to_provider(at, shelter)
    referral = draft(at, receiver=None, provider=shelter)

    send(at, referral)
    moved(at, referral, _E.ACCEPT)
    moved(at, referral, _E.FINISH, ReferralOutcome.HELPED)

    with context.acting(at.unit.supervisor) as by:
        (line,) = referrals_of(by, at.case)
    assert line.state is ReferralState.DONE


def test_answer_of_an_agency_is_not_written_by_the_sender() -> None:
    at = ground()
    referral = sent(at)

    with pytest.raises(MoveRefused):
        moved(at, referral, _E.ACCEPT)


def test_rejection_needs_a_reason() -> None:
    at = ground()
    referral = sent(at)

    with pytest.raises(WordsMissing):
        answered(at, referral, _E.REJECT)


def test_referral_waits_for_a_supervisor_where_the_agency_chose_so() -> None:
    at = ground()
    sign(at)
    consent(at)
    referral = draft(at)
    with context.acting(at.unit.supervisor) as by:
        set_approvals([ApprovalStep.REFERRAL], by=by)
    with pytest.raises(ApprovalMissing):
        send(at, referral)

    with context.acting(at.unit.supervisor) as by:
        approve(NewApproval(at.case, ApprovalStep.REFERRAL, referral, Verdict.APPROVED), by=by)
    send(at, referral)

    assert seen(at, referral).state is ReferralState.SENT


def test_database_refuses_a_part_that_no_agreement_names() -> None:
    at = ground()
    agreement = sign(at, [FieldGroup.IDENTITY])
    referral = draft(at)

    with pytest.raises(DatabaseError), context.acting(at.unit.supervisor):
        _plant(at, referral, agreement, "circumstances")
    with context.acting(at.unit.supervisor):
        _plant(at, referral, agreement, "identity")


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (datetime(2022, 9, 10, 16, 30, tzinfo=UTC), False),
        (datetime(2022, 9, 10, 18, 30, tzinfo=UTC), True),
        (datetime(2022, 9, 11, 2, 0, tzinfo=UTC), True),
        (datetime(2022, 9, 12, 2, 0, tzinfo=UTC), True),
        (datetime(2022, 9, 12, 18, 30, tzinfo=UTC), False),
    ],
)
def test_database_takes_a_part_on_the_days_of_the_agreement_in_the_office(
    *, moment: datetime, holds: bool
) -> None:
    at = ground()
    with clock.at(datetime(2022, 9, 12, 2, 0, tzinfo=UTC)):
        agreement = sign(at, [FieldGroup.IDENTITY], days=0)
    referral = draft(at)

    with (
        nullcontext() if holds else pytest.raises(DatabaseError),
        context.acting(at.unit.supervisor),
    ):
        _plant(at, referral, agreement, "identity", shared_at=moment)


def _plant(
    at: Ground, referral: UUID, agreement: UUID, group: str, *, shared_at: datetime | None = None
) -> None:
    """Put a part in with every check of the application off."""
    ids = (at.unit.agency, at.other.agency, referral, agreement)
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO care_shared_part (id, agency_id, receiver_agency_id, referral_id,"
            " agreement_id, field_group, is_words, sealed_content, shared_at)"
            " VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, false, NULL, %s)",
            [*map(str, ids), group, shared_at or clock.now()],
        )


@pytest.mark.parametrize("who", ["intake", "supervisor", "worker"])
def test_receiver_reaches_no_other_table_with_every_check_off(who: str) -> None:
    at = ground()
    referral = sent(at)
    tables = ("care_referral", "care_shared_part", "care_referral_step", "care_referral_origin")

    def counted() -> list[int]:
        with context.acting(getattr(at.other, who)), connections["default"].cursor() as cursor:
            return [_count(cursor, name) for name in (*tables, "cases_case", "care_provider")]

    while_sent = counted()
    moved(at, referral, _E.RECALL)
    when_recalled = counted()

    assert while_sent == [1, len(GROUPS), 1, 0, 0, 0]
    assert when_recalled == [1, 0, 2, 0, 0, 0]


def _count(cursor: object, table: str) -> int:
    """All rows that the present context reaches."""
    cursor.execute(f"SELECT count(*) FROM {table}")  # type: ignore[attr-defined]  # a cursor
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]  # a cursor


def test_list_of_what_was_received_asks_the_same_however_long_it_is() -> None:
    at = ground()
    sent(at)
    one = _asked(at)
    for kind in (ServiceKind.HEALTH, ServiceKind.LEGAL, ServiceKind.EDUCATION):
        send(at, draft(at, kind=kind))

    assert _asked(at) == one


def _asked(at: Ground) -> int:
    """How many statements the list takes."""
    with (
        context.acting(at.other.intake) as by,
        CaptureQueriesContext(connections["default"]) as queries,
    ):
        inbox(by)
    return len(queries)


def test_list_of_what_was_sent_is_empty_for_whoever_reads_no_cases() -> None:
    at = ground()
    referral = sent(at)

    with context.acting(at.unit.supervisor) as by:
        theirs = [line.id for line in referrals_out(by)]
    with context.acting(at.unit.intake) as by:
        lists_only = referrals_out(by)

    assert theirs == [referral]
    assert lists_only == ()
