"""Complaints that tell of invented compounds, and what staff do with them."""

from uuid import UUID, uuid4

from tests.cases.ground import Office
from tests.intake.ground import answers, lodge_publicly
from wayhome.intake.queries.queue import rows_of
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.sites.actions.attach import attach
from wayhome.sites.actions.judge import judge
from wayhome.sites.actions.note_judgement import Noted
from wayhome.sites.actions.propose_sites import Proposed, propose_sites
from wayhome.sites.actions.register_place import register_place
from wayhome.sites.domain.verdicts import Verdict
from wayhome.sites.models import Place

HERON = "Golden Heron Park, Street 271, behind the old pier"
HERON_KM = "កាស៊ីណូកុកមាស ក្រោយផែចាស់"
HERON_ZH = "老码头后面的金鹭园区"
HERON_POINT = "Golden Heron, 10.60932, 103.52958"
OTHER = "Sovanly Building, 10.60950, 103.52990"
VAGUE = "Sihanoukville"


def told(unit: Office, place: str, *, province: str = "KH18") -> UUID:
    """A complaint that tells of a place, not yet registered."""
    given = answers(place=place, province=province)
    return lodge_publicly(unit.agency, key=str(uuid4()), answers=given).complaint


def registered(unit: Office, place: str, *, province: str = "KH18") -> UUID:
    """A complaint whose place is registered and compared with all others; the place's id."""
    complaint = told(unit, place, province=province)
    with context.acting(unit.system):
        found = register_place(complaint=complaint, by=unit.system)
    assert found is not None
    proposed(unit, found)
    return found


def proposed(unit: Office, place: UUID) -> Proposed:
    """What the job proposes for a place."""
    with context.acting(unit.system):
        return propose_sites(place=place, by=unit.system)


def pair_of(unit: Office, *places: str) -> UUID:
    """The one pair that these descriptions give."""
    *first, last = places
    for each in first:
        registered(unit, each)
    complaint = told(unit, last)
    with context.acting(unit.system):
        place = register_place(complaint=complaint, by=unit.system)
    assert place is not None
    (found,) = proposed(unit, place).pairs
    return found


def judged(by: Actor, pair: UUID, verdict: Verdict = Verdict.SAME) -> Noted:
    """A verdict on a pair."""
    with context.acting(by):
        return judge(pair=pair, verdict=verdict, reason="The same gate.", by=by)


def attached(by: Actor, complaint: UUID, code: str) -> Noted:
    """A complaint attached to a site by hand."""
    with context.acting(by):
        (row,) = rows_of(by, [complaint])
        return attach(complaint=row, code=code, reason="The officer knows the road.", by=by)


def sites_now(unit: Office) -> dict[UUID, UUID]:
    """The site of every place."""
    with context.acting(unit.system):
        return dict(Place.objects.values_list("id", "site_id"))


def code_of(unit: Office, place: UUID) -> str:
    """The code of a place."""
    with context.acting(unit.system):
        return str(Place.objects.get(id=place).code)
