"""A person of a case, taken through a return step by step."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from tests.cases.ground import Office, lodged, office, opened
from tests.consent.ground import agreed as consented
from tests.consent.ground import chosen
from wayhome.access.domain.field_groups import FieldGroup
from wayhome.cases.actions.register_complaint import register_complaint
from wayhome.consent.actions.record_safe_contact import record_safe_contact
from wayhome.consent.domain.contact import ALWAYS, Contacted, ContactWay
from wayhome.consent.domain.new_rules import NewRules
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.reintegration.actions.consider import agree, consider
from wayhome.reintegration.actions.follow_up import Contact, Found, miss, report
from wayhome.reintegration.actions.get_papers import ask_papers, receive_papers
from wayhome.reintegration.actions.look_at_risk import check_risk
from wayhome.reintegration.actions.travel import hand_over, plan_journey, set_off
from wayhome.reintegration.actions.writing import Writing
from wayhome.reintegration.domain.days import today
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
from wayhome.reintegration.queries.followings import FollowingLine, followings_of
from wayhome.reintegration.queries.returns import ReturnLine, returns_of

HOME = "Invented Street 7, Hue"
WISH = Wish(
    "I want to go home to my sister.",
    frozenset({Choice.RETURN, Choice.STAYING}),
    is_child=False,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """An agency, a case, and the complaint that tells of its person."""

    unit: Office
    case: UUID
    person: UUID

    def writing(self, entry: UUID | None = None, version: int | None = None) -> Writing:
        """What a form would carry."""
        return Writing(self.case, self.person, entry or uuid4(), version)

    def returning(self, by: Actor | None = None) -> ReturnLine:
        """The return as its page shows it."""
        with context.acting(by or self.unit.supervisor) as actor:
            return returns_of(actor, self.case)[0]

    def following(self) -> FollowingLine:
        """How the person is followed."""
        with context.acting(self.unit.supervisor) as actor:
            return followings_of(actor, self.case)[0]


def ground(unit: Office | None = None, *, told: UUID | None = None) -> Ground:
    """A case about one registered person, on whom nothing was recorded yet."""
    unit = unit or office()
    complaint = told or lodged(unit.agency)
    with context.acting(unit.system) as by:
        register_complaint(complaint=complaint, by=by)
    return Ground(unit, opened(unit, complaint).case, complaint)


def journey(on: date | None = None, *, to: str = "VNM", **more: object) -> Journey:
    """A journey home, escorted."""
    parts: dict[str, object] = {
        "start": End("KHM", "KH18", "The shelter"),
        "finish": End(to, "", HOME),
        "travel_on": on or today(),
        "transport": Transport.AIR,
        "fitness": Fitness.FIT,
        "is_escorted": True,
        "escorts": "Sok Invented",
        **more,
    }
    return Journey(**parts)  # type: ignore[arg-type]  # tests name the parts they replace


def handover(on: date | None = None, **more: object) -> Handover:
    """A handover to the family, confirmed."""
    parts: dict[str, object] = {
        "receiver": Receiver.FAMILY,
        "on": on or today(),
        "to": "The sister",
        "place": HOME,
        "confirmed_by": "A social worker, by telephone",
        **more,
    }
    return Handover(**parts)  # type: ignore[arg-type]  # the same


def answers(**changed: Answer) -> dict[str, Answer]:
    """No to every question but those named."""
    return dict.fromkeys((each.id for each in risk_check().questions), Answer.NO) | changed


def considered(at: Ground, *, by: Actor | None = None) -> Ground:
    """A return that is thought about."""
    with context.acting(by or at.unit.supervisor) as actor:
        consider(writing=at.writing(), by=actor)
    return at


def wished(at: Ground) -> Ground:
    """A return that the person wishes."""
    considered(at)
    with context.acting(at.unit.supervisor) as by:
        agree(writing=at.writing(), wish=WISH, on=today(), by=by)
    return at


def checked(at: Ground, *, by: Actor | None = None, **changed: Answer) -> Ground:
    """A return whose risks were looked at."""
    with context.acting(by or at.unit.supervisor) as actor:
        check_risk(
            writing=at.writing(), version=risk_check().version, answers=answers(**changed), by=actor
        )
    return at


def covered(at: Ground) -> Ground:
    """A person who lets the embassy of Viet Nam know who they are."""
    items = chosen({FieldGroup.IDENTITY, FieldGroup.DOCUMENTS})
    consented(at.unit, at.case, at.person, items=items)
    return at


def with_papers(at: Ground) -> Ground:
    """A return with a travel document."""
    covered(wished(at))
    with context.acting(at.unit.supervisor) as by:
        ask_papers(
            writing=at.writing(),
            embassy="VNM",
            kind=DocumentKind.LAISSEZ_PASSER,
            on=today(),
            by=by,
        )
        receive_papers(writing=at.writing(), papers=papers(), by=by)
    return at


def papers(**more: object) -> Papers:
    """A document issued today, for two months."""
    parts: dict[str, object] = {
        "kind": DocumentKind.LAISSEZ_PASSER,
        "issued_on": today(),
        "expires_on": today() + timedelta(days=60),
        "number": "X-000-INVENTED",
        **more,
    }
    return Papers(**parts)  # type: ignore[arg-type]  # the same


def travelling(at: Ground) -> Ground:
    """Somebody on the way home."""
    checked(with_papers(at))
    with context.acting(at.unit.supervisor) as by:
        plan_journey(writing=at.writing(), journey=journey(), by=by)
        set_off(writing=at.writing(), on=today(), by=by)
    return at


def home(at: Ground) -> Ground:
    """Somebody handed over at home."""
    travelling(at)
    with context.acting(at.unit.supervisor) as by:
        hand_over(writing=at.writing(), handover=handover(), by=by)
    return at


def reachable(at: Ground, *ways: ContactWay) -> Ground:
    """Rules that let the person be called and visited at any hour."""
    given = NewRules(
        is_safe=True,
        ways=frozenset(ways or (ContactWay.CALL, ContactWay.VISIT)),
        windows=ALWAYS,
        time_zone="Asia/Phnom_Penh",
        may_say_who=True,
    )
    with context.acting(at.unit.supervisor) as by:
        record_safe_contact(
            case=at.case, person=at.person, whom=Contacted.PERSON, given=given, by=by
        )
    return at


def measured(**changed: int | None) -> dict[str, int | None]:
    """Four for everything but what is named."""
    return dict.fromkeys((each.id for each in plan().measures), 4) | changed


def reported(at: Ground, *, when: datetime, by: Actor | None = None, **changed: int | None) -> None:
    """The next follow-up, done at a moment that the clock stands at."""
    due = at.following().next_due
    assert due is not None
    with clock.at(when), context.acting(by or at.unit.supervisor) as actor:
        report(
            writing=at.writing(),
            follow_up=due.id,
            contact=Contact(Way.CALL, clock.now(), "She sounds well."),
            found=Found(measured(**changed)),
            by=actor,
        )


def missed(at: Ground, *, when: datetime, way: Way = Way.CALL) -> None:
    """An attempt that reached nobody."""
    due = at.following().next_due
    assert due is not None
    with clock.at(when), context.acting(at.unit.supervisor) as by:
        miss(writing=at.writing(), follow_up=due.id, contact=Contact(way, clock.now()), by=by)
