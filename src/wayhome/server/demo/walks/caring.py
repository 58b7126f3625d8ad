"""What the person agrees to, what is decided, and who cares for them."""

from datetime import date, timedelta
from typing import cast
from uuid import UUID

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.care.actions.assess_needs import NewNeeds, assess_needs
from wayhome.care.actions.draft_referral import NewReferral, draft_referral
from wayhome.care.actions.keep_providers import ProviderWords, add_provider
from wayhome.care.actions.move_action import ActionMove, move_action
from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.actions.plan_care import NewAction, NewObjective, add_action, add_objective
from wayhome.care.actions.record_service import NewService, record_service
from wayhome.care.actions.send_referral import send_referral
from wayhome.care.actions.working import Whom
from wayhome.care.domain.needs import Need
from wayhome.care.domain.plans import ActionEvent
from wayhome.care.domain.referrals import ReferralEvent, Urgency
from wayhome.care.domain.services import ServiceKind
from wayhome.care.queries.providers import ProviderFilter, providers
from wayhome.cases.actions.decide_on_person import NewDecision, decide_on_person
from wayhome.cases.domain.decisions.terms import DecidingBody
from wayhome.cases.domain.decisions.workflow import DecisionEvent
from wayhome.cases.domain.outcomes import StandardOfProof
from wayhome.consent.actions.record_consent import record_consent
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import ALWAYS, Contacted, ContactWay
from wayhome.consent.domain.explaining import Age, ExplainedHow, Point
from wayhome.consent.domain.languages import Language
from wayhome.consent.domain.new_consent import Chosen, NewConsent
from wayhome.consent.domain.new_rules import NewRules
from wayhome.consent.domain.purposes import SharePurpose
from wayhome.consent.domain.recipients import agency_key, embassy_key
from wayhome.cooperation.actions.sign_agreement import NewAgreement, sign_agreement
from wayhome.cooperation.domain.scope import AgreementPurpose, Scope
from wayhome.kernel import clock, context
from wayhome.kernel.ids import new_id
from wayhome.kernel.period import Period
from wayhome.server.demo.stage import Stage
from wayhome.server.demo.walks.walk import CARRIED, Walk, made

HOME = "VNM"
_PAPERS = (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)


def agree_on_referrals(stage: Stage) -> None:
    """The agreement under which the ministry refers people to the shelter."""
    today = clock.local_today()
    new = NewAgreement(
        partner_agency=stage.agencies["lotus"],
        purpose=AgreementPurpose.PROTECTION,
        scope=Scope(figures=frozenset(), groups=frozenset(CARRIED)),
        period=Period(today, date(2032, 12, 31)),
    )
    with context.acting(stage.actors["vanna"]) as by:
        sign_agreement(new, by=by)


def consent_is_given(walk: Walk) -> None:
    """The person lets the embassy know who they are, and the shelter what happened."""
    embassy, shelter = embassy_key(HOME), agency_key(walk.shelter.agency)
    items = {Chosen(SharePurpose.REPATRIATION, group, embassy) for group in _PAPERS}
    items |= {Chosen(SharePurpose.PROTECTION, group, shelter) for group in CARRIED}
    given = NewConsent(
        items=frozenset(items),
        explained_by=cast("UUID", walk.worker.user),
        explained_how=ExplainedHow.INTERPRETER,
        language=Language.VIETNAMESE,
        points=frozenset(Point),
        age=Age.ADULT,
        until_on=clock.local_today() + timedelta(days=180),
    )
    with context.acting(walk.worker) as by:
        record_consent(case=walk.case, person=walk.person, given=given, by=by)


def safe_ways_are_told(walk: Walk) -> None:
    """How the person may be reached."""
    given = NewRules(
        is_safe=True,
        ways=frozenset({ContactWay.CALL, ContactWay.VISIT}),
        windows=ALWAYS,
        time_zone="Asia/Phnom_Penh",
        may_say_who=False,
    )
    with context.acting(walk.worker) as by:
        record_safe_contact(
            case=walk.case, person=walk.person, whom=Contacted.PERSON, given=given, by=by
        )


def needs_are_assessed(walk: Walk) -> None:
    """What the person needs."""
    needs = {
        ServiceKind.SHELTER: Need.URGENT,
        ServiceKind.HEALTH: Need.SOME,
        ServiceKind.PSYCHOSOCIAL: Need.SOME,
        ServiceKind.LEGAL: Need.SOME,
        ServiceKind.REPATRIATION: Need.URGENT,
        ServiceKind.EDUCATION: Need.NONE,
    }
    with context.acting(walk.worker) as by:
        assess_needs(NewNeeds(new_id(), _whom(walk), needs), by=by)


def care_is_planned(walk: Walk) -> None:
    """An objective with two actions, of which one begins."""
    objective, visit, talk = new_id(), new_id(), new_id()
    with context.acting(walk.worker) as by:
        told = "She sleeps through the night and eats three times a day."
        add_objective(NewObjective(objective, _whom(walk), ServiceKind.PSYCHOSOCIAL, told), by=by)
        planned = (
            (visit, ServiceKind.HEALTH, "A doctor looks at her once.", 7),
            (talk, ServiceKind.PSYCHOSOCIAL, "A talk with the counsellor each week.", 90),
        )
        for action, kind, text, days in planned:
            due = clock.local_today() + timedelta(days=days)
            add_action(NewAction(action, walk.case, objective, kind, text, due_on=due), by=by)
            move_action(ActionMove(walk.case, action, ActionEvent.AGREE), by=by)
            move_action(ActionMove(walk.case, action, ActionEvent.BEGIN), by=by)
        move_action(ActionMove(walk.case, visit, ActionEvent.FINISH), by=by)


def shelter_is_asked(walk: Walk) -> None:
    """A referral to the shelter, which the directory knows."""
    walk.provider = _known_shelter(walk)
    new = NewReferral(
        id=new_id(),
        whom=_whom(walk),
        kind=ServiceKind.SHELTER,
        urgency=Urgency.TODAY,
        groups=CARRIED,
        provider=walk.provider,
        words="She asks for a room on the ground floor.",
    )
    with context.acting(walk.worker) as by:
        walk.referral = draft_referral(new, by=by)
    with context.acting(walk.worker) as by:
        send_referral(walk.referral, case=walk.case, by=by)


def shelter_accepts(walk: Walk) -> None:
    """The shelter says yes, and the person moves in."""
    with context.acting(walk.shelter) as by:
        answer(ReferralMove(made(walk.referral), ReferralEvent.ACCEPT), by=by)
    service = NewService(
        new_id(), _whom(walk), ServiceKind.SHELTER, walk.provider, clock.local_today()
    )
    with context.acting(walk.worker) as by:
        record_service(service, by=by)


def first_stage_is_decided(walk: Walk) -> None:
    """The first of the two decisions on the person."""
    _decide(walk, DecisionEvent.FIRST_POSITIVE, StandardOfProof.REASONABLE_GROUNDS)


def second_stage_is_decided(walk: Walk) -> None:
    """The second of the two decisions on the person."""
    _decide(walk, DecisionEvent.SECOND_POSITIVE, StandardOfProof.BALANCE_OF_PROBABILITIES)


def _decide(walk: Walk, event: DecisionEvent, standard: StandardOfProof) -> None:
    new = NewDecision(
        event=event,
        body=DecidingBody.GOVERNMENT,
        standard=standard,
        decided_on=clock.local_today(),
        reasons="The accounts agree, and nothing speaks against them.",
    )
    with context.acting(walk.supervisor) as by:
        decide_on_person(case=walk.case, person=walk.person, decision=new, by=by)


def _known_shelter(walk: Walk) -> UUID:
    """The shelter in the directory of the ministry, which the first walk enters there."""
    with context.acting(walk.supervisor) as by:
        entered = providers(by, ProviderFilter(kind=ServiceKind.SHELTER))
    if entered:
        return entered[0].id
    words = ProviderWords(
        name="Lotus Shelter",
        kinds=(ServiceKind.SHELTER, ServiceKind.PSYCHOSOCIAL),
        provinces=("KH12", "KH18"),
        languages=("khm", "vie"),
        capacity=12,
        partner_agency=walk.shelter.agency,
        contacts="The duty line +855 000 555 010",
        location="The green gate behind the invented pagoda",
    )
    with context.acting(walk.supervisor) as by:
        return add_provider(words, by=by)


def _whom(walk: Walk) -> Whom:
    return Whom(walk.case, walk.person)
