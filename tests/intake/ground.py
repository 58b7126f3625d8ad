"""Agencies, actors and invented complaints that the tests of intake begin with."""

from uuid import UUID, uuid4

from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.intake.actions.lodge import lodge
from wayhome.intake.domain.answers import Answer, Answers, DoNotKnow, known
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.new_complaint import Lodged, NewComplaint
from wayhome.intake.domain.receipt import Receipt
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind

CANARY = "Sokunthea Zzyzx"
"""An invented name that must never stand anywhere in clear."""


def make_agency(code: str, *, receives: bool = False, kind: AgencyKind = AgencyKind.NGO) -> UUID:
    """An agency of this instance."""
    system = Actor.system(uuid4())
    with context.acting(system):
        create_agency(NewAgency(code=code, name=code, kind=kind, receives=receives), by=system)
    return system.agency


def receiving_agency() -> UUID:
    """The agency that receives complaints."""
    return make_agency("unit", receives=True, kind=AgencyKind.MINISTRY)


def staff(agency: UUID, *roles: Role) -> Actor:
    """Somebody who works there; an intake officer unless said otherwise."""
    return Actor(
        kind=ActorKind.STAFF,
        agency=agency,
        user=uuid4(),
        roles=frozenset(roles or (Role.INTAKE_OFFICER,)),
    )


def partner(agency: UUID) -> Actor:
    """An officer of a partner."""
    return Actor(
        kind=ActorKind.PARTNER,
        agency=agency,
        user=uuid4(),
        roles=frozenset({Role.PARTNER_OFFICER}),
    )


def answers(**more: object) -> Answers:
    """The answers of an invented relative, with others put in place."""
    raw: dict[str, object] = {
        "relation": "family",
        "help": ["find", "leave"],
        "danger_now": True,
        "name": CANARY,
        "sex": "female",
        "birth": "2006-05-01",
        "nationality": ["VNM"],
        "phones": ["+855 12 345 678"],
        "country": "KHM",
        "province": "KH18",
        "place": "A blue house near the port",
        "story": "She wrote that the doors are locked.",
        **more,
    }
    given: dict[str, Answer] = {
        name: DoNotKnow() if value is None else known(name, value) for name, value in raw.items()
    }
    return Answers(given)


def new_complaint(agency: UUID, *, key: str = "one", **more: object) -> NewComplaint:
    """A complaint from the public page; keyword `answers`, `channel` and so on replace parts."""
    parts: dict[str, object] = {
        "agency": agency,
        "channel": Channel.WEB,
        "lodger_kind": LodgerKind.RELATIVE,
        "language": "en",
        "answers": answers(),
        "idempotency_key": key,
        **more,
    }
    return NewComplaint(**parts)  # type: ignore[arg-type]  # tests name the parts they replace


def lodge_publicly(
    agency: UUID, *, key: str = "one", receipt: Receipt | None = None, **more: object
) -> Lodged:
    """Lodge as the public page does, under its database role and context."""
    with context.acting(Actor(kind=ActorKind.LODGER, agency=agency)) as by:
        context.enter(context.Context(scope="intake"))
        return lodge(new_complaint(agency, key=key, with_receipt=receipt, **more), by=by)


def lodge_as_partner(agency: UUID, lodger: UUID, *, key: str = "one") -> Lodged:
    """Lodge as a partner's system does."""
    with context.acting(partner(lodger)) as by:
        complaint = new_complaint(
            agency,
            key=key,
            channel=Channel.API,
            lodger_kind=LodgerKind.EMBASSY,
            lodger_agency=lodger,
        )
        return lodge(complaint, by=by)
