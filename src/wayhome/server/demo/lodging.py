"""Lodge a planned complaint the way its sender would have."""

import hashlib
import json
from datetime import date
from functools import lru_cache
from importlib.resources import files
from uuid import UUID

from wayhome.intake.actions.lodge import lodge
from wayhome.intake.domain.answers import Answer, Answers, DoNotKnow, known
from wayhome.intake.domain.dates import PartialDate
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import NewComplaint
from wayhome.intake.domain.receipt import Receipt
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.context import Context
from wayhome.server.demo.cast import AGENCIES
from wayhome.server.demo.history import PlannedComplaint
from wayhome.server.demo.sites import told_place
from wayhome.server.demo.stage import Stage

_EMBASSIES = {agency.nationality: agency.code for agency in AGENCIES if agency.nationality}
_SEED_OF_RECEIPT = hashlib.sha256(b"a receipt to try, the same each time").digest()
NUMBER_WITH_RECEIPT = 130
"""The complaint whose receipt is printed for trying."""


def receipt_to_try() -> Receipt:
    """The receipt that opens one complaint of the history."""
    return Receipt.derive(_SEED_OF_RECEIPT)


def lodge_planned(planned: PlannedComplaint, stage: Stage) -> UUID:
    """Lodge one complaint and return its id."""
    actor, channel = _sender(planned, stage)
    receipt = receipt_to_try() if planned.number == NUMBER_WITH_RECEIPT else None
    new = NewComplaint(
        agency=stage.agencies["ministry"],
        channel=channel,
        lodger_kind=LodgerKind(planned.lodger),
        language=planned.language,
        answers=Answers(_answers(planned)),
        idempotency_key=f"history-{planned.number}",
        lodger_agency=actor.agency if actor.kind is ActorKind.PARTNER else None,
        with_receipt=receipt,
    )
    with context.acting(actor):
        if actor.kind is ActorKind.LODGER:
            # The public face: nobody holds a receipt yet.
            context.enter(Context(scope="intake"))
        return lodge(new, by=actor).complaint


def _sender(planned: PlannedComplaint, stage: Stage) -> tuple[Actor, Channel]:
    """Who lodges, and over which channel."""
    if planned.lodger == "relative":
        if planned.number % 5 == 0 and planned.number != NUMBER_WITH_RECEIPT:
            return stage.actors["sophea"], Channel.PHONE
        ministry = stage.agencies["ministry"]
        return Actor(kind=ActorKind.LODGER, agency=ministry), Channel.WEB
    code = "io-rescue" if planned.number % 5 else "io-labour"
    if planned.lodger == "embassy":
        code = _EMBASSIES.get(planned.person.nationality, "emb-vnm")
    partner = Actor(
        kind=ActorKind.PARTNER,
        agency=stage.agencies[code],
        roles=stage.actors["embassy"].roles,
        user=_officer(code, stage),
    )
    return partner, (Channel.PORTAL, Channel.FILE, Channel.API)[planned.number % 3]


def _officer(code: str, stage: Stage) -> UUID | None:
    """The officer who signs in for a partner, where the cast has one."""
    mine = (a for a in stage.actors.values() if a.agency == stage.agencies[code])
    return next((actor.user for actor in mine), None)


def _answers(planned: PlannedComplaint) -> dict[str, Answer]:
    """What this sender knows and tells."""
    person = planned.person
    given: dict[str, object] = {
        "relation": {"relative": "family", "embassy": "embassy"}.get(
            planned.lodger, "organisation"
        ),
        "help": ("find", "leave"),
        "danger_now": {"yes": True, "no": False}.get(planned.danger),
        "name": planned.written,
        "sex": person.sex,
        "birth": _birth(person.born, planned.precision),
        "nationality": (person.nationality,),
        "country": "KHM",
        "province": person.province,
        "place": told_place(planned) or _pick(_places()[person.province], planned.person_number),
        "story": _pick(_stories()[planned.language], planned.number),
        "phones": (person.phone,) if planned.with_phone else None,
        "documents": (person.passport,) if planned.with_passport else None,
        "consent_contact": True,
    }
    return {
        name: DoNotKnow() if value is None else known(name, value) for name, value in given.items()
    }


def _birth(born: date, precision: str) -> PartialDate:
    """The birth as exactly as this sender knows it."""
    if precision == "day":
        return PartialDate(year=born.year, month=born.month, day=born.day)
    return PartialDate(year=born.year, about=precision == "age")


def _pick(choices: list[str], number: int) -> str:
    """One of the choices, the same each time."""
    return choices[number % len(choices)]


@lru_cache
def _stories() -> dict[str, list[str]]:
    """Invented stories by language."""
    return _data("stories.json")


@lru_cache
def _places() -> dict[str, list[str]]:
    """Invented places by province."""
    return _data("places.json")


def _data(name: str) -> dict[str, list[str]]:
    """A data file of the history."""
    text = files("wayhome.server.demo").joinpath(f"data/{name}").read_text(encoding="utf-8")
    content: dict[str, list[str]] = json.loads(text)
    return content
