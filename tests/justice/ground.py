"""Invented alleged persons, and what courts do, for the tests of justice."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.cases.ground import Office, opened
from wayhome.cases.actions.assign import Owner, assign
from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.actions.add_alleged import NewAlleged, add_alleged
from wayhome.justice.actions.judge_link import judge_link
from wayhome.justice.actions.note_proceeding import note_event
from wayhome.justice.actions.propose_links import propose_links
from wayhome.justice.actions.work_on_alleged import OfCase
from wayhome.justice.actions.write_telling import NewTelling
from wayhome.justice.domain.authorities import Authority, Punishment
from wayhome.justice.domain.charges import Charge
from wayhome.justice.domain.dated import Dated
from wayhome.justice.domain.happening import Details, Happening
from wayhome.justice.domain.identity import Identity
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.justice.domain.verdicts import Verdict
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.matching.description import Description, PartialDate

HEAD = Identity(
    Description(names=("Vuthy Rithisak",), birth=PartialDate(1980), phones=("012 345 678",)),
    accounts=("@boss_vuthy",),
    about="Runs the second floor.",
)
OTHER = Identity(Description(names=("Li Wei",), phones=("+855 12 345 678",)))
STRANGER = Identity(Description(names=("Sok Channary",)))


def case_of(unit: Office, *, by: Actor | None = None) -> UUID:
    """A case on a new complaint, given to somebody: the worker unless another is named."""
    case = opened(unit).case
    with context.acting(unit.supervisor) as supervisor:
        assign(case=case, owner=Owner(user=(by or unit.worker).user), by=supervisor)
    return case


def alleged_in(
    unit: Office, case: UUID, identity: Identity = HEAD, *, by: Actor | None = None
) -> UUID:
    """An alleged person of a case whom the job has compared with all others."""
    told = NewTelling(roles=["RecruiterOrIntermediary"])
    with context.acting(by or unit.supervisor) as actor:
        alleged = add_alleged(case=case, new=NewAlleged(told, identity), by=actor)
    looked_for(unit, alleged)
    return alleged


def looked_for(unit: Office, alleged: UUID) -> tuple[UUID, ...]:
    """What the job proposes for an alleged person."""
    with context.acting(unit.system) as system:
        return propose_links(alleged=alleged, by=system)


def happened(
    event: ProceedingEvent, day: date | Dated = date(2022, 5, 3), **more: Any
) -> Happening:
    """An event with everything that it needs."""
    told: dict[str, Any] = {"details": Details("Municipal court", "No. 17", "Two witnesses.")}
    if event.is_of_court:
        told["authority"] = Authority.COURT_FIRST
        told["place"] = "KH12"
    if event.states_offences:
        told["charges"] = (Charge(OffenceKind.TRAFFICKING_LABOUR, "020412"),)
    if event is ProceedingEvent.SENTENCE:
        told |= {"punishment": Punishment.IMPRISONMENT, "months": 96}
    when = day if isinstance(day, Dated) else Dated.on(day)
    return Happening(event, when, **{**told, **more})


def noted(by: Actor, on: OfCase, *events: Happening) -> list[UUID]:
    """Events of a proceeding, one after the other."""
    lines = []
    for each in events:
        with context.acting(by) as actor:
            lines.append(note_event(on=on, told=each, by=actor))
    return lines


def convicted(unit: Office, case: UUID, alleged: UUID) -> list[UUID]:
    """A proceeding up to a verdict that is not final."""
    events = (ProceedingEvent.CHARGE, ProceedingEvent.TRY, ProceedingEvent.CONVICT)
    days = (date(2022, 5, 3), date(2022, 9, 1), date(2022, 9, 20))
    told = [happened(event, day) for event, day in zip(events, days, strict=True)]
    return noted(unit.worker, OfCase(case, alleged), *told)


def judged(by: Actor, link: UUID, verdict: Verdict = Verdict.SAME) -> UUID:
    """A verdict on a link."""
    with context.acting(by) as actor:
        return judge_link(link=link, verdict=verdict, reason="The same scar and aunt.", by=actor)
