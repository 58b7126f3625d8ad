"""Papers and a letter, the way home, what comes after it, and what the court does meanwhile."""

from datetime import date, timedelta

from wayhome.care.actions.move_referral import ReferralMove, answer
from wayhome.care.domain.referrals import ReferralEvent, ReferralOutcome
from wayhome.cases.domain.offences import OffenceKind
from wayhome.consent.domain.recipients import embassy_key
from wayhome.documents.actions.write_letter import NewLetter, write_letter
from wayhome.justice.actions.add_alleged import NewAlleged, add_alleged
from wayhome.justice.actions.note_proceeding import note_event
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.actions.write_telling import NewTelling
from wayhome.justice.domain.authorities import Authority
from wayhome.justice.domain.charges import Charge
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.happening import Details, Happening
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.kernel import clock, context
from wayhome.kernel.ids import new_id
from wayhome.matching.description import Description, PartialDate
from wayhome.reintegration.actions.consider import agree, consider
from wayhome.reintegration.actions.follow_up import Contact, Found, report
from wayhome.reintegration.actions.get_papers import ask_papers, receive_papers
from wayhome.reintegration.actions.look_at_risk import check_risk
from wayhome.reintegration.actions.travel import hand_over, plan_journey, set_off
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.journeys import (
    DocumentKind,
    End,
    Fitness,
    Handover,
    Journey,
    Papers,
    Receiver,
    Transport,
)
from wayhome.reintegration.domain.outcomes import plan
from wayhome.reintegration.domain.risks import Answer, risk_check
from wayhome.reintegration.domain.ways import Way
from wayhome.reintegration.domain.wishes import Choice, Wish
from wayhome.reintegration.queries.followings import followings_of
from wayhome.server.demo.walks.caring import HOME
from wayhome.server.demo.walks.walk import Walk, made

_FLOOR_HEAD = Identity(
    Description(names=("Rithisak Vuthy",), birth=PartialDate(1980), phones=("+855 000 555 020",)),
    about="Kept the keys of the second floor.",
)
_TRIAL = {
    ProceedingEvent.CHARGE: timedelta(0),
    ProceedingEvent.TRY: timedelta(days=20),
    ProceedingEvent.CONVICT: timedelta(days=41),
}


def return_is_wished(walk: Walk) -> None:
    """The person hears of every choice and wishes to go home."""
    wish = Wish(
        "I want to go home to my sister.",
        frozenset({Choice.RETURN, Choice.STAYING}),
        is_child=False,
    )
    with context.acting(walk.worker) as by:
        consider(writing=_writing(walk), by=by)
        agree(writing=_writing(walk), wish=wish, on=clock.local_today(), by=by)


def embassy_is_asked(walk: Walk) -> None:
    """A letter to the embassy asks for a travel document."""
    letter = NewLetter(
        id=new_id(),
        template="embassy_papers",
        language="en",
        recipient=embassy_key(HOME),
        person=walk.person,
        words="Her passport was kept by those who held her.",
    )
    kind = DocumentKind.LAISSEZ_PASSER
    with context.acting(walk.worker) as by:
        write_letter(walk.case, letter, by=by)
        ask_papers(writing=_writing(walk), embassy=HOME, kind=kind, on=clock.local_today(), by=by)


def papers_arrive(walk: Walk) -> None:
    """The document is there; risks are looked at and the journey is planned."""
    today, check = clock.local_today(), risk_check()
    held = Papers(
        kind=DocumentKind.LAISSEZ_PASSER,
        issued_on=today,
        expires_on=today + timedelta(days=60),
        number="X-000-INVENTED",
    )
    journey = Journey(
        start=End("KHM", "KH18", "Lotus Shelter"),
        finish=End(HOME, "", "Invented Street 7, Hue"),
        travel_on=today + timedelta(days=7),
        transport=Transport.AIR,
        fitness=Fitness.FIT,
        is_escorted=True,
        escorts="Sok Sopheap, of the shelter",
    )
    answers = dict.fromkeys((each.id for each in check.questions), Answer.NO)
    with context.acting(walk.worker) as by:
        receive_papers(writing=_writing(walk), papers=held, by=by)
        check_risk(writing=_writing(walk), version=check.version, answers=answers, by=by)
        plan_journey(writing=_writing(walk), journey=journey, by=by)


def person_comes_home(walk: Walk) -> None:
    """The journey, and the handover to the family; the shelter is done."""
    today = clock.local_today()
    received = Handover(
        receiver=Receiver.FAMILY,
        on=today,
        to="The sister",
        place="Invented Street 7, Hue",
        confirmed_by="A social worker, by telephone",
    )
    with context.acting(walk.worker) as by:
        set_off(writing=_writing(walk), on=today, by=by)
        hand_over(writing=_writing(walk), handover=received, by=by)
    done = ReferralMove(made(walk.referral), ReferralEvent.FINISH, ReferralOutcome.HELPED)
    with context.acting(walk.shelter) as by:
        answer(done, by=by)


def person_is_called_again(walk: Walk) -> None:
    """Well again; the worker wants to hear from her within the month."""
    person_is_called(walk, next_on=clock.local_today() + timedelta(days=30))


def person_is_called(walk: Walk, *, next_on: date | None = None) -> None:
    """The follow-up that is due next finds the person well."""
    measured = dict.fromkeys((each.id for each in plan().measures), 4)
    contact = Contact(Way.CALL, clock.now(), "She works at her sister's stall.")
    with context.acting(walk.worker) as by:
        due = followings_of(by, walk.case)[0].next_due
        report(
            writing=_writing(walk),
            follow_up=made(due.id if due else None),
            contact=contact,
            found=Found(measured, next_on),
            by=by,
        )


def somebody_is_alleged(walk: Walk) -> None:
    """The worker writes down who kept the keys."""
    new = NewAlleged(NewTelling(roles=["RecruiterOrIntermediary"]), _FLOOR_HEAD)
    with context.acting(walk.worker) as by:
        walk.alleged = add_alleged(case=walk.case, new=new, by=by)


def court_decides(walk: Walk) -> None:
    """Charge, trial and verdict, as the court's register has them."""
    charged = clock.local_today() - _TRIAL[ProceedingEvent.CONVICT]
    on = OfCase(walk.case, made(walk.alleged))
    for event, later in _TRIAL.items():
        told = _happened(event, charged + later)
        with context.acting(walk.worker) as by:
            note_event(on=on, told=told, by=by)


def _happened(event: ProceedingEvent, day: date) -> Happening:
    charges = (Charge(OffenceKind.TRAFFICKING_LABOUR, "020412"),)
    return Happening(
        event,
        Dated.on(day),
        details=Details("Provincial court (invented)", "No. 17", "Two witnesses were heard."),
        authority=Authority.COURT_FIRST if event.is_of_court else None,
        place="KH18" if event.is_of_court else "",
        charges=charges if event.states_offences else (),
    )


def _writing(walk: Walk) -> Writing:
    return Writing(walk.case, walk.person, new_id(), None)
