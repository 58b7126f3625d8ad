"""Those who received something of a case learn that it was erased, and say when their copy is gone."""

from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from tests.api.ground import Caller, make_caller
from tests.care import ground as care
from tests.cases.ground import Office, office, opened
from tests.casework.ground import browser
from tests.casework.test_permissions import signed_in
from tests.consent.ground import agreed, chosen
from tests.documents.ground import Desk
from tests.erasure.ground import (
    MARK,
    Told,
    approved,
    carried_out,
    erased,
    proposed,
    second_supervisor,
    shut,
    told_complaint,
    waited,
)
from tests.erasure.test_pages import day_of
from tests.portal.ground import open_desk
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.care.actions.move_referral import ReferralMove, answer, move_own
from wayhome.care.domain.referrals import ReferralEvent, ReferralOutcome
from wayhome.care.models import Referral
from wayhome.care.queries.received import received
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.cases.queries.case_page import case_page
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import Authority as Body
from wayhome.consent.domain.recipients import agency_key, authority_key, provider_key
from wayhome.documents.domain.papers import PaperKind, group_of
from wayhome.erasure.actions.carry_out import carry_out
from wayhome.erasure.actions.confirm_copy import confirm_copy_erased
from wayhome.erasure.actions.note_told import note_told
from wayhome.erasure.actions.tell_receivers import mail_receiver, tell_receiver
from wayhome.erasure.domain.handed import HandedKind
from wayhome.erasure.domain.parts import Part
from wayhome.erasure.domain.subjects import case_subject
from wayhome.erasure.domain.workflow import ErasureRefused
from wayhome.erasure.models import Notice
from wayhome.erasure.queries.erasures import erasure_page
from wayhome.erasure.queries.notices import notice_count, notices
from wayhome.erasure.queries.receivers import ReceiverLine
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole

pytestmark = pytest.mark.usefixtures("database")

COURT = authority_key(Body.COURT)


@dataclass(frozen=True, slots=True)
class Ground:
    """A closed case that went to another agency, a partner, a provider outside, and a court."""

    told: Told
    other: Office
    embassy: Caller
    shelter: UUID
    codes: tuple[str, str]

    @property
    def page(self) -> str:
        """The page of its erasure."""
        return f"/desk/cases/{self.told.case}/erasure/"


@pytest.fixture
def at(database: str) -> Ground:
    """A case of which everything that went is over."""
    unit, other, embassy = office(), office("other", receives=False), make_caller("embassy")
    complaint = told_complaint(unit)
    case = opened(unit, complaint).case
    here = care.Ground(unit, other, case, complaint)
    inside = care.sent(here)
    recalled(here, inside)
    shelter = care.provider(here)
    care.consent_to_provider(here, shelter)
    outside = care.draft(here, receiver=None, provider=shelter)
    care.send(here, outside)
    recalled(here, outside)
    hand(Desk(unit, case, complaint), agency_key(embassy.agency))
    hand(Desk(unit, case, complaint), COURT)
    told = Told(unit, second_supervisor(unit), case, complaint)
    with context.acting(unit.supervisor):
        codes = code_of(inside), code_of(outside)
    shut(unit, case)
    return Ground(told, other, embassy, shelter, codes)


def recalled(at: care.Ground, referral: UUID) -> None:
    """A referral that was taken back: somebody may have read it meanwhile."""
    with context.acting(at.unit.supervisor) as by:
        move_own(
            ReferralMove(referral, ReferralEvent.RECALL, words="Not now."), case=at.case, by=by
        )


def hand(desk: Desk, recipient: str) -> None:
    """A statement handed to somebody, as the person agreed."""
    groups = (group_of(PaperKind.STATEMENT),)
    items = chosen(groups, SharePurpose.PROSECUTION, recipient)
    agreed(desk.unit, desk.case, desk.person, items=items)
    desk.hand(desk.bring(), recipient=recipient, purpose=SharePurpose.PROSECUTION)


def code_of(referral: UUID) -> str:
    """What both ends call a referral."""
    return Referral.objects.get(id=referral).code


def lines(at: Ground) -> dict[str, ReceiverLine]:
    """Who has something, as the page of the erasure says."""
    with context.acting(at.told.second) as by:
        found = erasure_page(by, case_subject(at.told.case)).receivers
    return {each.handed.recipient: each for each in found}


def test_officer_sees_before_the_erasure_who_has_something_of_the_case(at: Ground) -> None:
    proposed(at.told)

    found = lines(at)

    assert {key: (line.handed.kind, line.handed.reference) for key, line in found.items()} == {
        agency_key(at.other.agency): (HandedKind.REFERRAL, at.codes[0]),
        provider_key(at.shelter): (HandedKind.REFERRAL, at.codes[1]),
        agency_key(at.embassy.agency): (HandedKind.PAPER, ""),
        COURT: (HandedKind.PAPER, ""),
    }
    page = browser(at.told.second).get(at.page).content.decode()
    assert all(name in page for name in ("other", "embassy", "House of the river", "Court"))
    assert page.count("Get a notice when it is erased") == 2
    assert "They were told" not in page


def test_agency_of_this_instance_gets_a_notice_that_tells_nothing_of_the_case(at: Ground) -> None:
    with context.acting(at.told.unit.supervisor) as by:
        code = case_page(by, at.told.case).row.code
    assert count(at.other.supervisor) == 0

    erased(at.told)

    assert (count(at.other.supervisor), count(at.other.worker)) == (1, 0)
    client = browser(at.other.supervisor)
    assert b"Erase our copy of 1 thing" in client.get("/desk/referrals/").content
    page = client.get("/desk/erasures/copies/").content.decode()
    assert at.codes[0] in page
    assert '<a href="/desk/referrals/" class="wh-back-link"' in page
    for secret in (code, str(at.told.case), str(at.told.complaint), MARK, at.codes[1]):
        assert secret not in page


def test_receiver_says_that_its_copy_is_erased_and_the_sender_reads_it(at: Ground) -> None:
    erased(at.told)
    client, (notice,) = browser(at.other.intake), of(at.other.intake)
    before = browser(at.told.second).get(at.page).content.decode()

    answer = client.post(f"/desk/erasures/copies/{notice}/")
    again = client.post(f"/desk/erasures/copies/{notice}/")

    assert (answer.status_code, again.status_code) == (302, 302)
    assert count(at.other.intake) == 0
    assert before.count("Have the notice, and have not answered") == 2
    assert "Say that their copy is erased" not in before
    after = browser(at.told.second).get(at.page).content.decode()
    assert after.count("Say that their copy is erased") == 1
    assert lines(at)[agency_key(at.other.agency)].copy_erased_at is not None


def test_partner_reads_its_notice_in_the_portal(at: Ground) -> None:
    erased(at.told)
    client = open_desk(at.embassy).client

    page = client.get("/portal/sharing/")
    notice = page.context["notices"][0][0].id
    answer = client.post(f"/portal/sharing/copies/{notice}/")

    assert b"This was handed to your organisation" in page.content
    assert MARK.encode() not in page.content
    assert str(at.told.case).encode() not in page.content
    assert answer.status_code == 302
    assert b"that your copy is erased" in client.get("/portal/sharing/").content
    assert lines(at)[agency_key(at.embassy.agency)].copy_erased_at is not None


def test_partner_that_lodged_the_complaint_is_told_by_the_code_that_it_knows() -> None:
    unit, embassy = office(), make_caller("embassy")
    lodged = embassy.lodge().json()
    complaint = UUID(lodged["id"])
    with context.acting(unit.system, role=DbRole.JOBS) as by:
        register_complaint(complaint=complaint, by=by)
    case = opened(unit, complaint).case
    hand(Desk(unit, case, complaint), agency_key(embassy.agency))
    shut(unit, case)

    erased(Told(unit, second_supervisor(unit), case, complaint))

    page = open_desk(embassy).client.get("/portal/sharing/").content.decode()
    assert f"A paper {lodged['code']}." in page


def test_notice_is_nothing_to_anybody_else(at: Ground) -> None:
    erased(at.told)
    ids = [*of(at.other.supervisor), uuid4()]
    third = office("third", receives=False)
    strangers: dict[str, Client] = {
        "the sender": browser(at.told.unit.supervisor),
        "a third agency": browser(third.supervisor),
        "who takes in no referrals": browser(at.other.worker),
        "an auditor of the receiver": signed_in(at.other, Role.AUDITOR),
        "another receiver": open_desk(at.embassy).client,
        "another partner": open_desk(make_caller("relief")).client,
    }

    for who, client in strangers.items():
        for notice in ids:
            assert client.post(f"/desk/erasures/copies/{notice}/").status_code == 404, who
            assert client.post(f"/portal/sharing/copies/{notice}/").status_code == 404, who
        assert at.codes[0].encode() not in client.get("/desk/erasures/copies/").content, who
        assert at.codes[0].encode() not in client.get("/portal/sharing/").content, who
    assert count(at.other.supervisor) == 1
    with context.acting(at.told.unit.supervisor) as by, pytest.raises(NotFound):
        confirm_copy_erased(notice=ids[0], by=by)


def test_somebody_notes_that_a_receiver_outside_was_told(at: Ground) -> None:
    erasure = proposed(at.told)
    with context.acting(at.told.unit.worker) as by, pytest.raises(NotFound):
        note_told(erasure=erasure, recipient=COURT, by=by)
    with context.acting(at.told.unit.supervisor) as by, pytest.raises(ErasureRefused):
        note_told(erasure=erasure, recipient=COURT, by=by)
    supervisor = browser(at.told.second)
    supervisor.post(f"{at.page}{erasure}/approve/")

    assert supervisor.get(at.page).content.count(b"They were told") == 2
    for recipient in (COURT, COURT):
        answer = supervisor.post(f"{at.page}{erasure}/told/", {"recipient": recipient})
        assert answer.status_code == 302
    for recipient in (agency_key(at.other.agency), authority_key(Body.POLICE), ""):
        answer = supervisor.post(f"{at.page}{erasure}/told/", {"recipient": recipient})
        assert answer.status_code == 404, recipient
    waited(at.told)
    carried_out(at.told, erasure)
    answer = supervisor.post(f"{at.page}{erasure}/told/", {"recipient": provider_key(at.shelter)})
    assert answer.status_code == 302

    found = lines(at)
    assert found[COURT].told_by == found[provider_key(at.shelter)].told_by == at.told.second.user
    assert found[agency_key(at.other.agency)].told_at is None


def test_notices_are_given_once_when_a_worker_dies_at_the_end(at: Ground) -> None:
    erasure = approved(at.told)
    waited(at.told)
    for _part in range(len(Part) - 1):
        with context.acting(at.told.unit.system, role=DbRole.JOBS) as by:
            carry_out(erasure=erasure, by=by)
    assert count(at.other.supervisor) == 0
    with pytest.raises(RuntimeError):
        die_at_the_end(at, erasure)

    assert carried_out(at.told, erasure) == 1
    with context.acting(at.told.unit.system):
        assert Notice.objects.count() == 2


def die_at_the_end(at: Ground, erasure: UUID) -> None:
    """A worker that dies after the last part, before it was written."""
    with context.acting(at.told.unit.system, role=DbRole.JOBS) as by:
        carry_out(erasure=erasure, by=by)
        raise RuntimeError


def test_who_answers_for_copies_is_written_to_without_a_word_of_the_case(
    at: Ground, superuser: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
    mail.outbox = []
    superuser.execute("UPDATE access_user SET email = username || '@host.example'")

    erased(at.told)

    asked = superuser.execute(
        "SELECT args ->> 'agency' FROM procrastinate_jobs WHERE task_name = 'erasure.tell_receiver'"
    ).fetchall()
    receivers = {at.other.agency, at.embassy.agency}
    assert {UUID(agency) for (agency,) in asked} == receivers
    for agency in receivers:
        with context.acting(Actor.system(agency), role=DbRole.JOBS) as by:
            tell_receiver(by=by)
    for agency, user in superuser.execute(
        "SELECT args ->> 'agency', args ->> 'user' FROM procrastinate_jobs"
        " WHERE task_name = 'erasure.mail_receiver'"
    ).fetchall():
        with context.acting(Actor.system(UUID(agency)), role=DbRole.JOBS) as by:
            mail_receiver(user=UUID(user), by=by)
    assert {to for each in mail.outbox for to in each.to} == {
        "other-intake@host.example",
        "other-supervisor@host.example",
        "officer-embassy@host.example",
    }
    assert {(each.subject, each.body) for each in mail.outbox} == {
        ("Wayhome", "Another agency needs an answer: sign in.")
    }


def asked_to_tell(superuser: psycopg.Connection, agency: UUID) -> int:
    """How often it was asked that an agency be written to."""
    row = superuser.execute(
        "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'erasure.tell_receiver'"
        " AND args ->> 'agency' = %s",
        [str(agency)],
    ).fetchone()
    assert row is not None
    return int(row[0])


def erased_another(at: Ground) -> None:
    """A second case that went to the other agency, erased too."""
    unit, complaint = at.told.unit, told_complaint(at.told.unit)
    here = care.Ground(unit, at.other, opened(unit, complaint).case, complaint)
    recalled(here, care.sent(here))
    shut(unit, here.case)
    erased(Told(unit, at.told.second, here.case, complaint))


def test_receiver_is_written_to_once_a_day_until_it_answers(
    at: Ground, superuser: psycopg.Connection
) -> None:
    erased(at.told)
    erased_another(at)
    before = asked_to_tell(superuser, at.other.agency)

    with context.acting(at.other.intake) as by:
        for notice in notices(by):
            confirm_copy_erased(notice=notice.id, by=by)
    erased_another(at)

    assert (before, asked_to_tell(superuser, at.other.agency)) == (1, 2)
    assert count(at.other.intake) == 1


def count(actor: Actor) -> int:
    """How many notices wait for somebody."""
    with context.acting(actor) as by:
        return notice_count(by)


def of(actor: Actor) -> list[UUID]:
    """The notices to somebody."""
    with context.acting(actor) as by:
        return [line.id for line in notices(by)]


def test_receiver_is_told_on_which_day_a_referral_was_erased(database: str) -> None:
    unit, other = office(), office("other", receives=False)
    complaint = told_complaint(unit)
    here = care.Ground(unit, other, opened(unit, complaint).case, complaint)
    referral = care.sent(here)
    with context.acting(other.intake) as by:
        answer(ReferralMove(referral, ReferralEvent.ACCEPT), by=by)
        answer(ReferralMove(referral, ReferralEvent.FINISH, ReferralOutcome.HELPED), by=by)
        part = received(by, referral).parts[0].id
    told = Told(unit, second_supervisor(unit), here.case, complaint)
    shut(unit, here.case)

    erased(told)
    opening = {"part": str(part), "purpose": Purpose.PROTECTION.value}
    page = browser(other.supervisor).post(f"/desk/referrals/{referral}/opened/", opening)

    assert page.status_code == 410
    assert day_of(told) in page.content.decode()
