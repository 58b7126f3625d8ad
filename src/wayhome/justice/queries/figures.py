"""What figures are counted from: each charge and each verdict that stands, and whom it is about."""

from dataclasses import dataclass
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.policy_table import Target
from wayhome.access.policy import require
from wayhome.cases.domain.offences import OffenceKind
from wayhome.justice.domain.proceedings import ProceedingEvent
from wayhome.justice.domain.verdicts import LinkState
from wayhome.justice.models import AllegedPerson, Link, Proceeding, Telling
from wayhome.justice.queries.proceedings import EventRow, views
from wayhome.kernel.actor import Actor
from wayhome.kernel.joining import Edge, Member, roots
from wayhome.kernel.period import Period


@dataclass(frozen=True, slots=True)
class JudicialFact:
    """One charge or verdict that stands.

    All rows held to be one alleged person share `person`. `offences` are the kinds charged, or those
    of a conviction; empty for other verdicts.
    """

    person: UUID
    case: UUID
    line: UUID
    event: ProceedingEvent
    offences: frozenset[OffenceKind]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Charges and verdicts of a period, each traceable to its case."""

    charges: tuple[JudicialFact, ...]
    verdicts: tuple[JudicialFact, ...]


def figures(actor: Actor, period: Period) -> Figures:
    """Every charge and verdict that stands and lies within a period whole. Raises NotFound.

    An event known by its month or year counts only when all of that lies within. A verdict of a
    higher court counts beside that of the lower one; whoever was taken back does not count.
    """
    require(actor, Permission.REPORT_READ, Target(agency=actor.agency))
    persons = _persons(actor)
    own = Proceeding.objects.filter(agency_id=actor.agency, alleged_id__in=list(persons))
    found = [
        (line, _fact(line, person=persons[view.alleged], case=view.case))
        for view in views(actor.agency, own)
        for line in view.standing
        if period.starts_on <= line.when.earliest and line.when.latest <= period.ends_on
    ]
    return Figures(
        charges=tuple(fact for line, fact in found if line.event is ProceedingEvent.CHARGE),
        verdicts=tuple(fact for line, fact in found if line.event and line.event.is_verdict),
    )


def _fact(line: EventRow, *, person: UUID, case: UUID) -> JudicialFact:
    return JudicialFact(
        person=person,
        case=case,
        line=line.id,
        event=line.event or ProceedingEvent.CHARGE,
        offences=frozenset(charge.offence for charge in line.charges),
        codes=frozenset(charge.iccs for charge in line.charges if charge.iccs),
    )


def _persons(actor: Actor) -> dict[UUID, UUID]:
    """Every alleged person of the agency who was not taken back, with whom they are one."""
    gone = Telling.objects.filter(agency_id=actor.agency, is_withdrawn=True)
    own = AllegedPerson.objects.filter(agency_id=actor.agency)
    rows = own.exclude(id__in=gone.values("alleged_id")).values_list("id", "added_at")
    same = Link.objects.filter(agency_id=actor.agency, state=LinkState.SAME)
    members = [Member(alleged, added) for alleged, added in rows]
    known = {member.id for member in members}
    edges = [
        Edge(left, right)
        for left, right in same.values_list("left_id", "right_id")
        if left in known and right in known
    ]
    return roots(members, edges)
