"""Places registered, proposed, joined and parted, through the actions."""

from random import Random
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.cases.ground import Office, office
from tests.sites.ground import (
    HERON,
    HERON_KM,
    HERON_POINT,
    HERON_ZH,
    OTHER,
    VAGUE,
    attached,
    code_of,
    judged,
    pair_of,
    proposed,
    registered,
    sites_now,
    told,
)
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.reasons import ReasonMissing
from wayhome.sites.actions.attach import AttachedAlready
from wayhome.sites.actions.describe_place import NewDescription, NothingTold, describe_place
from wayhome.sites.actions.judge import AlreadyJudged, HeldDifferent, HeldSame, judge
from wayhome.sites.actions.register_place import register_place
from wayhome.sites.actions.retract import NotInForce, retract
from wayhome.sites.domain.told import read_told
from wayhome.sites.domain.verdicts import PairState, Verdict
from wayhome.sites.models import Judgement, Pair, Place
from wayhome.sites.queries.opened_pair import open_pair
from wayhome.sites.queries.pairs import pairs
from wayhome.sites.queries.site import open_site, site_page
from wayhome.sites.queries.sites import SiteFilter, sites, sites_of

pytestmark = pytest.mark.own_sql


@pytest.fixture
def unit(database: str) -> Office:
    """An agency that receives complaints."""
    return office()


def test_complaint_is_registered_once(unit: Office) -> None:
    complaint = told(unit, HERON)

    with context.acting(unit.system):
        first = register_place(complaint=complaint, by=unit.system)
        again = register_place(complaint=complaint, by=unit.system)

    assert first == again


def test_complaint_that_tells_only_an_area_has_no_place(unit: Office) -> None:
    complaint = told(unit, VAGUE)

    with context.acting(unit.system):
        assert register_place(complaint=complaint, by=unit.system) is None


@pytest.mark.parametrize("place", [HERON_KM, HERON_ZH, HERON_POINT])
def test_same_compound_is_proposed_when_it_is_described_otherwise(unit: Office, place: str) -> None:
    pair = pair_of(unit, HERON, place)

    assert pair
    assert len(set(sites_now(unit).values())) == 2


def test_nothing_is_joined_by_itself(unit: Office) -> None:
    for _ in range(3):
        registered(unit, HERON)

    assert all(place == site for place, site in sites_now(unit).items())


def test_neighbour_of_another_name_is_not_proposed(unit: Office) -> None:
    registered(unit, HERON_POINT)

    assert proposed(unit, registered(unit, OTHER)).pairs == ()


def test_site_is_proposed_once_when_it_has_several_descriptions(unit: Office) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))

    place = registered(unit, HERON_ZH)

    with context.acting(unit.supervisor) as by:
        assert len(site_page(by, place).waiting) == 1


def test_proposing_again_adds_nothing(unit: Office) -> None:
    registered(unit, HERON)
    place = registered(unit, HERON_KM)

    assert proposed(unit, place).pairs == ()


def test_judging_same_joins_and_retracting_parts_exactly(unit: Office) -> None:
    pair = pair_of(unit, HERON, HERON_KM)
    before = sites_now(unit)

    noted = judged(unit.supervisor, pair)
    joined = sites_now(unit)
    with context.acting(unit.supervisor) as by:
        retract(judgement=noted.judgement, reason="Another gate.", by=by)

    assert len(set(joined.values())) == 1
    assert sites_now(unit) == before


def test_any_order_of_judging_and_undoing_leaves_what_is_in_force(unit: Office) -> None:
    chance = Random(7)
    for text in (HERON, HERON_KM, HERON_ZH, HERON_POINT):
        registered(unit, text)
    start = sites_now(unit)
    standing: list[UUID] = []
    with context.acting(unit.supervisor) as by:
        ids = list(Pair.objects.values_list("id", flat=True))
        for _ in range(20):
            if standing and chance.random() < 0.5:
                retract(
                    judgement=standing.pop(chance.randrange(len(standing))), reason="No.", by=by
                )
                continue
            pair = chance.choice(ids)
            if Pair.objects.get(id=pair).state == PairState.OPEN:
                noted = judge(pair=pair, verdict=Verdict.SAME, reason="Yes.", by=by)
                standing.append(noted.judgement)
        while standing:
            retract(judgement=standing.pop(), reason="No.", by=by)

    assert sites_now(unit) == start


def test_contradictions_are_refused(unit: Office) -> None:
    first = registered(unit, HERON)
    complaint = told(unit, OTHER)
    code = code_of(unit, first)
    attached(unit.supervisor, complaint, code)
    with context.acting(unit.supervisor) as by:
        pair = Pair.objects.get()
        with pytest.raises(AlreadyJudged):
            judge(pair=pair.id, verdict=Verdict.DIFFERENT, reason="No.", by=by)
        with pytest.raises(AttachedAlready):
            attached(unit.supervisor, complaint, code)


def test_held_different_is_a_barrier(unit: Office) -> None:
    a, b, c = (told(unit, text) for text in (HERON, HERON_KM, HERON_ZH))
    with context.acting(unit.system):
        places = [register_place(complaint=each, by=unit.system) for each in (a, b, c)]
    codes = [code_of(unit, each) for each in places if each]
    attached(unit.supervisor, a, codes[1])
    attached(unit.supervisor, c, codes[1])
    with context.acting(unit.supervisor) as by:
        last = Judgement.objects.get(pair_id=Pair.objects.order_by("-proposed_at")[0].id)
        retract(judgement=last.id, reason="Wrong.", by=by)
        judge(pair=last.pair_id, verdict=Verdict.DIFFERENT, reason="Two walls.", by=by)

    with pytest.raises(HeldDifferent):
        attached(unit.supervisor, c, codes[0])


def test_joined_through_others_cannot_be_held_different(unit: Office) -> None:
    a, b, c = (told(unit, text) for text in (HERON, HERON_KM, HERON_ZH))
    with context.acting(unit.system):
        places = [register_place(complaint=each, by=unit.system) for each in (a, b, c)]
    for place in places:
        assert place is not None
        proposed(unit, place)
    codes = [code_of(unit, each) for each in places if each]
    with context.acting(unit.supervisor):
        waiting = Pair.objects.values_list("id", "left_id", "right_id")
        (pair,) = (id_ for id_, *ends in waiting if set(ends) == {places[0], places[1]})
    attached(unit.supervisor, a, codes[2])
    attached(unit.supervisor, b, codes[2])

    with context.acting(unit.supervisor) as by, pytest.raises(HeldSame):
        judge(pair=pair, verdict=Verdict.DIFFERENT, reason="No.", by=by)


def test_judgement_needs_a_reason_and_is_kept_sealed(unit: Office, database: str) -> None:
    pair = pair_of(unit, HERON, HERON_KM)
    with context.acting(unit.supervisor) as by, pytest.raises(ReasonMissing):
        judge(pair=pair, verdict=Verdict.SAME, reason="  ", by=by)

    judged(unit.supervisor, pair)

    with psycopg.connect(database) as admin:
        rows = str(admin.execute("SELECT * FROM sites_place, sites_judgement").fetchall())
    assert "Heron" not in rows
    assert "same gate" not in rows


def test_retracting_twice_is_refused(unit: Office) -> None:
    noted = judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    with context.acting(unit.supervisor) as by:
        retract(judgement=noted.judgement, reason="No.", by=by)
        with pytest.raises(NotInForce):
            retract(judgement=noted.judgement, reason="No.", by=by)


def test_attaching_a_complaint_that_told_no_place(unit: Office) -> None:
    site = registered(unit, HERON)
    complaint = told(unit, VAGUE)

    attached(unit.supervisor, complaint, code_of(unit, site).lower())

    with context.acting(unit.supervisor) as by:
        (row,) = sites_of(by, complaints=[complaint])
    assert row.id == site
    assert complaint in row.complaints


def test_staff_describe_a_place_once(unit: Office) -> None:
    new = NewDescription(id=uuid4(), told=read_told(HERON_POINT), province="KH18", case=uuid4())

    with context.acting(unit.worker) as by:
        describe_place(new, by=by)
        describe_place(new, by=by)
        assert Place.objects.count() == 1
        with pytest.raises(NothingTold):
            describe_place(NewDescription(id=uuid4(), told=read_told(VAGUE)), by=by)


def test_list_counts_and_filters(unit: Office) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    registered(unit, OTHER, province="KH12")

    with context.acting(unit.supervisor) as by:
        several = sites(by, SiteFilter()).rows
        every = sites(by, SiteFilter(several_only=False)).rows
        capital = sites(by, SiteFilter(province="KH12", several_only=False)).rows

    assert [row.places for row in several] == [2]
    assert len(several[0].complaints) == 2
    assert len(every) == 2
    assert [row.provinces for row in capital] == [("KH12",)]


def test_list_goes_on_where_a_page_ended(unit: Office) -> None:
    with context.acting(unit.supervisor) as by:
        for number in range(30):
            text = f"Block {number} Wanfudi{number}, Street {number}"
            describe_place(NewDescription(id=uuid4(), told=read_told(text)), by=by)
        first = sites(by, SiteFilter(several_only=False))
        assert first.next_cursor
        rest = sites(by, SiteFilter(several_only=False, cursor=first.next_cursor))

    ids = [row.id for row in (*first.rows, *rest.rows)]
    assert len(set(ids)) == len(ids) == 30


def test_opening_shows_every_way_it_was_told_and_leaves_one_leaf(
    unit: Office, database: str
) -> None:
    judged(unit.supervisor, pair_of(unit, HERON, HERON_KM))
    place = next(iter(sites_now(unit)))

    with context.acting(unit.supervisor) as by:
        found = open_site(by, place, purpose=Purpose.OPERATION)

    assert {each.words for each in found.told.values()} == {HERON, HERON_KM}
    with psycopg.connect(database) as admin:
        tags = admin.execute(
            "SELECT count(*) FROM audit_leaf WHERE tag = 'sites:fields:opened'"
        ).fetchone()
    assert tags == (1,)


def test_waterfall_of_an_opened_pair_adds_up(unit: Office) -> None:
    pair = pair_of(unit, HERON, HERON_KM)

    with context.acting(unit.supervisor) as by:
        found = open_pair(by, pair, purpose=Purpose.OPERATION)

    weights = sum(each.weight for each in found.pair.comparisons)
    assert found.pair.prior + weights == pytest.approx(found.pair.weight, abs=1e-9)
    assert {found.left.words, found.right.words} == {HERON, HERON_KM}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.RIGHTS_MONITOR])
def test_roles_without_casework_see_no_site(unit: Office, role: Role) -> None:
    place = registered(unit, HERON)
    by = Actor(
        kind=ActorKind.STAFF, agency=unit.agency, user=uuid4(), roles=frozenset({role.value})
    )

    with context.acting(by), pytest.raises(NotFound):
        site_page(by, place)


def test_another_agency_sees_no_site(unit: Office) -> None:
    place = registered(unit, HERON)
    other = office("other", receives=False)

    with context.acting(other.supervisor) as by:
        assert pairs(by, PairState.OPEN).rows == ()
        assert sites(by, SiteFilter(several_only=False)).rows == ()
        with pytest.raises(NotFound):
            site_page(by, place)


def test_pages_cannot_read_tokens(unit: Office, database: str) -> None:
    registered(unit, HERON)

    with psycopg.connect(database) as admin:
        granted = admin.execute(
            "SELECT grantee FROM information_schema.role_table_grants"
            " WHERE table_name = 'sites_token' AND privilege_type = 'SELECT'"
        ).fetchall()

    assert not any("web" in grantee or "intake" in grantee for (grantee,) in granted)


def test_opening_for_a_purpose_that_the_role_does_not_have_is_refused(unit: Office) -> None:
    place = registered(unit, HERON)

    with context.acting(unit.intake) as by, pytest.raises(NotFound):
        open_site(by, place, purpose=Purpose.OPERATION)
