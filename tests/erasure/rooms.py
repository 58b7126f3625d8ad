"""Something sealed in every room for one case, so that nothing is forgotten when it is erased."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db.models import Q

from tests.care import ground as care
from tests.cases.ground import ALL_PRESENT, NEWS, Office, found
from tests.consent.ground import agreed, by_law, took_back
from tests.documents.ground import Desk
from tests.erasure.ground import MARK
from tests.field.ground import Device
from tests.forms.ground import Ground as Forms
from tests.justice.ground import alleged_in, happened, noted
from tests.justice.ground import judged as judged_link
from tests.operations.ground import begun
from tests.reintegration import ground as home
from tests.screening.ground import OUK, imported
from wayhome.access.domain.purposes import Purpose
from wayhome.care.actions.approve import NewApproval, approve
from wayhome.care.actions.assess_needs import NewNeeds, assess_needs
from wayhome.care.actions.move_referral import ReferralMove, move_own
from wayhome.care.actions.plan_care import NewAction, NewObjective, add_action, add_objective
from wayhome.care.actions.record_child_step import NewChildStep, record_child_step
from wayhome.care.actions.record_conference import NewConference, record_conference
from wayhome.care.actions.record_service import NewService, record_service
from wayhome.care.domain.approvals import ApprovalStep, Verdict
from wayhome.care.domain.children import ChildStepKind, ChildView, TakingPart
from wayhome.care.domain.referrals import ReferralEvent
from wayhome.care.domain.services import ServiceKind
from wayhome.cases.actions.add_note import add_note
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.actions.close import close, reopen
from wayhome.cases.actions.decide_on_person import NewDecision, decide_on_person
from wayhome.cases.actions.record_assessment import NewAssessment, record_assessment
from wayhome.cases.domain.decisions.terms import DecidingBody
from wayhome.cases.domain.decisions.workflow import DecisionEvent
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.cases.domain.workflow import CloseReason
from wayhome.consent.actions.record_legal_basis import end_legal_basis
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import ALWAYS, Contacted, ContactWay
from wayhome.consent.domain.new_rules import NewRules
from wayhome.field.actions.end_taking import end_taking
from wayhome.intake.actions.add_attachment import add_attachment
from wayhome.intake.actions.add_message import add_message
from wayhome.intake.domain.files import clean
from wayhome.intake.domain.new_complaint import NamedFile
from wayhome.justice.actions.note_compensation import Claim, NewPayment, note_compensation
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.domain.compensation import CompensationEvent, Money, Payer
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.justice.models import Link
from wayhome.kernel import clock, context
from wayhome.operations.actions.record_persons import Known, NewPerson, record_persons
from wayhome.operations.domain.persons import PersonState
from wayhome.people.actions.add_name_form import add_name_form
from wayhome.people.actions.judge import judge
from wayhome.people.domain.name_forms import NameKind
from wayhome.people.domain.verdicts import Verdict as SamePerson
from wayhome.people.models import Pair, Person
from wayhome.reintegration.actions.end_following import refuse_contact
from wayhome.screening.actions.review_hit import Reviewed, review_hit
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.domain.listings import ListedName
from wayhome.screening.domain.verdicts import Verdict as HitVerdict
from wayhome.screening.queries.opened import open_screening
from wayhome.sites.actions.judge import judge as judge_site
from wayhome.sites.domain.verdicts import Verdict as SameSite
from wayhome.sites.models import Pair as SitePair
from wayhome.workplan.actions.add_task import NewTask, add_task
from wayhome.workplan.actions.work_on_task import finish_task

SAID = "Vuthika Ngamnit told it."


def fill(at: Forms, other: Office, complaint: UUID) -> None:
    """Write something sealed about a case in every room that seals anything."""
    unit, case = at.unit, at.case
    _in_cases(unit, case, complaint)
    _in_consent(unit, case, complaint)
    _in_return(unit, case, complaint)
    _in_care(unit, other, case, complaint)
    _in_justice(unit, case, complaint)
    _on_paper(at, complaint)
    _in_the_field(unit, case, complaint)
    _in_screening(unit, complaint)


def _in_cases(unit: Office, case: UUID, complaint: UUID) -> None:
    """Every kind of words of a case, its complaint and its person."""
    with context.acting(unit.supervisor) as by:
        assign(case=case, owner=Owner(user=unit.worker.user), by=by)
        add_note(case=case, text=SAID, by=by)
        add_message(complaint_id=complaint, text=SAID, by=by)
        file = NamedFile("told.txt", clean("told.txt", SAID.encode()))
        add_attachment(complaint_id=complaint, named=file, by=by)
        person = Person.objects.get(complaint_id=complaint).id
        add_name_form(person=person, name="Vuthika Ngamnit", kind=NameKind.NICKNAME, by=by)
    found(case, by=unit.supervisor)
    with context.acting(unit.supervisor) as by:
        record_assessment(
            case=case, assessment=NewAssessment(ALL_PRESENT, is_child=False, notes=SAID), by=by
        )
        decision = NewDecision(
            DecisionEvent.FIRST_POSITIVE,
            DecidingBody.GOVERNMENT,
            StandardOfProof.REASONABLE_GROUNDS,
            clock.local_today(),
            SAID,
        )
        decide_on_person(case=case, person=complaint, decision=decision, by=by)
        close(case=case, reason=CloseReason.NO_LEADS, by=by)
        reopen(case=case, why=NEWS, by=by)


def _in_consent(unit: Office, case: UUID, person: UUID) -> None:
    """A consent and its end, a legal basis and its end, and how to reach somebody safely."""
    agreed(unit, case, person, note=SAID)
    took_back(unit, case, person, reason=SAID)
    basis = by_law(unit, case, person)
    with context.acting(unit.supervisor) as by:
        end_legal_basis(case=case, basis=basis, reason=SAID, by=by)
        rules = NewRules(
            is_safe=True,
            ways=frozenset({ContactWay.CALL}),
            windows=ALWAYS,
            time_zone="Asia/Phnom_Penh",
            may_say_who=False,
            note=SAID,
        )
        record_safe_contact(case=case, person=person, whom=Contacted.PERSON, given=rules, by=by)


def _in_return(unit: Office, case: UUID, person: UUID) -> None:
    """Somebody home who wants no further contact."""
    at = home.home(home.Ground(unit, case, person))
    with context.acting(unit.supervisor) as by:
        refuse_contact(writing=at.writing(), on=clock.local_today(), words=SAID, by=by)


def _in_care(unit: Office, other: Office, case: UUID, person: UUID) -> None:
    """Needs, plan, service, meeting, a child's step, and a referral that ended."""
    at = care.Ground(unit, other, case, person)
    objective = NewObjective(uuid4(), at.whom, ServiceKind.HEALTH, SAID)
    part = frozenset({TakingPart.CASE_WORKER})
    today = clock.local_today()
    with context.acting(unit.supervisor) as by:
        assess_needs(NewNeeds(uuid4(), at.whom, {}, SAID), by=by)
        plan = add_objective(objective, by=by)
        add_action(NewAction(uuid4(), case, objective.id, ServiceKind.HEALTH, SAID), by=by)
        approve(NewApproval(case, ApprovalStep.PLAN, plan, Verdict.APPROVED, SAID), by=by)
        record_service(NewService(uuid4(), at.whom, ServiceKind.LEGAL, None, today, SAID), by=by)
        record_conference(NewConference(uuid4(), case, today, part, SAID, SAID), by=by)
        record_child_step(
            NewChildStep(
                uuid4(), at.whom, ChildStepKind.ASSESSMENT, today, part, ChildView.HEARD, SAID
            ),
            by=by,
        )
    referral = care.sent(at, words=SAID)
    with context.acting(unit.supervisor) as by:
        move_own(ReferralMove(referral, ReferralEvent.RECALL, words=SAID), case=case, by=by)


def _in_justice(unit: Office, case: UUID, complaint: UUID) -> None:
    """Somebody alleged whose proceeding was given up, and money that was paid."""
    alleged = alleged_in(unit, case)
    noted(
        unit.supervisor,
        OfCase(case, alleged),
        happened(ProceedingEvent.COMPLAIN),
        happened(ProceedingEvent.DISMISS, date(2022, 6, 3)),
    )
    refused = Dated.on(date(2022, 7, 1))
    claim = Claim(case, complaint)
    with context.acting(unit.supervisor) as by:
        asked = NewPayment(
            CompensationEvent.ASK, refused, Payer.STATE, Money(Decimal(500), "USD"), SAID
        )
        compensation = note_compensation(claim=claim, told=asked, by=by)
        given_up = NewPayment(CompensationEvent.GIVE_UP, refused, Payer.STATE)
        note_compensation(claim=Claim(case, compensation=compensation), told=given_up, by=by)
    with context.acting(unit.system):
        ends = Q(left_id=alleged) | Q(right_id=alleged)
        links = list(Link.objects.filter(ends).values_list("id", flat=True))
    for link in links:
        judged_link(unit.supervisor, link)


def _on_paper(at: Forms, person: UUID) -> None:
    """A paper, a form, and a task that was done."""
    Desk(at.unit, at.case, person).bring(SAID)
    at.sent()
    with context.acting(at.unit.supervisor) as by:
        task = add_task(case=at.case, new=NewTask(words=SAID, note=SAID), by=by)
        finish_task(task=task, by=by)


def _in_the_field(unit: Office, case: UUID, complaint: UUID) -> None:
    """A note from a phone that was given back, and somebody freed by an operation."""
    device = Device.of(unit.worker, case, purpose=Purpose.PROTECTION)
    device.hand_in(unit.worker, device.note(case, SAID))
    operation = begun(unit, case)
    freed = NewPerson(PersonState.FREED, name="Vuthika", known=Known(case, complaint))
    with context.acting(unit.worker) as by:
        end_taking(device.package.taking, by=by)
        record_persons(operation=operation, persons=[freed], on=clock.local_today(), by=by)


def _in_screening(unit: Office, complaint: UUID) -> None:
    """The name held against a list, and the hit reviewed."""
    names = (ListedName(f"{MARK} Keo"),)
    imported(unit.system, replace(OUK, names=names, births=()))
    with context.acting(unit.supervisor) as by:
        asked = PersonAsked(uuid4(), complaint, Purpose.SANCTIONS)
        screening = screen_complaint(asked, by=by).id
        (hit,) = open_screening(by, screening, purpose=Purpose.SANCTIONS).hits
        review_hit(Reviewed(hit.id, HitVerdict.DIFFERENT, SAID), by=by)


def judged(unit: Office) -> None:
    """Every proposal about persons and places judged, for a reason."""
    with context.acting(unit.system):
        people = list(Pair.objects.values_list("id", flat=True))
        sites = list(SitePair.objects.values_list("id", flat=True))
    with context.acting(unit.supervisor) as by:
        for pair in people:
            judge(pair=pair, verdict=SamePerson.DIFFERENT, reason=SAID, by=by)
        for pair in sites:
            judge_site(pair=pair, verdict=SameSite.DIFFERENT, reason=SAID, by=by)
