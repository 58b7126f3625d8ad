"""Places described in many ways: read, compared, weighed, indexed."""

import math
from math import fsum, inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.matching.sites import HELD_OUT, all_pairs, arrivals, read_all
from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.point import Point, PointOutsideWorldError, metres_between
from wayhome.matching.sites.comparison import SiteFeature, SiteReason
from wayhome.matching.sites.coordinates import find_points
from wayhome.matching.sites.description import Landmark, SiteDescription
from wayhome.matching.sites.score import KEPT_FROM, SiteScore, score_sites
from wayhome.matching.sites.text import read_site
from wayhome.matching.sites.tokens import geohash, site_tokens
from wayhome.matching.sites.weights import DEFAULT
from wayhome.matching.sites.words import telling_words

_PIECES = (
    "Golden Heron Park",
    "金鹭园区",
    "កាស៊ីណូកុកមាស",
    "Vireak Techno 2",
    "Street 271",
    "behind the old pier",
    "ក្រោយផែចាស់",
    "10.609, 103.529",
    "11.55 104.92 ±40 km",
    "KH180102",
    "Sihanoukville",
    "2 km from the border gate",
)
_points = st.builds(
    Point,
    st.floats(-89, 89),
    st.floats(-179, 179),
    st.floats(1, 100_000),
)
_lines = st.lists(st.sampled_from(_PIECES), max_size=5).map(", ".join)
_descriptions = st.one_of(_lines.map(read_site), st.text(max_size=60).map(read_site))


def _weight(score: SiteScore, feature: SiteFeature) -> float:
    return next(each.weight for each in score.comparisons if each.feature is feature)


def _reason(score: SiteScore, feature: SiteFeature) -> SiteReason:
    return next(each.reason for each in score.comparisons if each.feature is feature)


@given(_descriptions, _descriptions)
def test_score_is_the_same_from_both_sides(one: SiteDescription, other: SiteDescription) -> None:
    assert score_sites(one, other) == score_sites(other, one)


@given(_descriptions, _descriptions)
def test_score_is_exactly_prior_and_comparisons(
    one: SiteDescription, other: SiteDescription
) -> None:
    scored = score_sites(one, other)

    assert scored.weight == fsum((DEFAULT.prior, *(each.weight for each in scored.comparisons)))
    assert [each.feature for each in scored.comparisons] == list(SiteFeature)
    assert all(-inf < each.weight < inf for each in scored.comparisons)


@given(st.lists(st.sampled_from(_PIECES), max_size=5, unique=True), st.randoms())
def test_reading_finds_the_same_whatever_the_order_of_pieces(
    pieces: list[str], order: Random
) -> None:
    shuffled = list(pieces)
    order.shuffle(shuffled)

    one, other = read_site(", ".join(pieces)), read_site(", ".join(shuffled))

    assert site_tokens(one) == site_tokens(other)
    assert set(one.names) == set(other.names)
    assert set(one.points) == set(other.points)


@given(_points, _points)
def test_distance_is_symmetric_and_no_more_than_half_the_world(one: Point, other: Point) -> None:
    assert metres_between(one, other) == pytest.approx(metres_between(other, one))
    assert 0 <= metres_between(one, other) <= 20_016_000


def test_distance_is_right_for_a_known_pair() -> None:
    # One degree along a meridian of a sphere of 6,371,008.8 m.
    assert metres_between(Point(10, 104, 1), Point(11, 104, 1)) == pytest.approx(111_195, abs=1)


@given(_points)
def test_cell_begins_with_the_larger_cell_around_it(point: Point) -> None:
    small = geohash(point.latitude, point.longitude, 6)

    assert small.startswith(geohash(point.latitude, point.longitude, 5))


def test_geohash_is_the_published_one_for_a_known_place() -> None:
    # The example of the scheme's author (geohash.org).
    assert geohash(42.6, -5.6, 5) == "ezs42"


@given(st.floats(0, 120), st.floats(-3.1, 3.1))
def test_points_within_a_hundred_metres_share_a_cell(metres: float, turn: float) -> None:

    one = Point(10.6, 103.5, 50)
    other = Point(
        10.6 + metres * math.cos(turn) / 111_320,
        103.5 + metres * math.sin(turn) / 109_420,
        50,
    )

    tokens = site_tokens(SiteDescription(points=(one,)))

    assert not tokens.isdisjoint(site_tokens(SiteDescription(points=(other,))))


@pytest.mark.parametrize(
    "text",
    [
        "金鹭园区",
        "កាស៊ីណូកុកមាស",
        "Khu Diệc Vàng",
        "คาสิโนนกกระสาทอง",
        "GOLDEN HERON hotel",
        "Heron Golden",
    ],
)
def test_name_is_the_same_when_it_is_translated(text: str) -> None:
    scored = score_sites(read_site("Golden Heron Park"), read_site(text))

    assert _weight(scored, SiteFeature.NAME) > 8


def test_name_is_close_when_it_is_spelt_by_sound_in_another_script() -> None:
    scored = score_sites(read_site("Sovanly Building"), read_site("អគារសុវណ្ណលី"))

    assert _weight(scored, SiteFeature.NAME) > 3


def test_words_that_any_place_has_say_nothing() -> None:
    scored = score_sites(
        SiteDescription(names=("Casino Hotel",)), SiteDescription(names=("Casino Building",))
    )

    assert _reason(scored, SiteFeature.NAME) is SiteReason.NOT_COMPARABLE


def test_numbered_parts_stay_apart() -> None:
    scored = score_sites(read_site("Vireak Techno Park 2"), read_site("Vireak Techno Park 3"))

    assert _reason(scored, SiteFeature.NAME) is SiteReason.NAME_OTHER_NUMBER
    assert scored.weight < KEPT_FROM


@pytest.mark.parametrize(
    "slip", ["Silvr Moon Resort", "Silver Mooon Resort", "Sillver Moon Resort"]
)
def test_slip_in_a_word_of_the_dictionary_keeps_its_meaning(slip: str) -> None:
    one, other = read_site("银月度假村", codes=("KH18",)), read_site(slip, codes=("KH18",))

    beside_itself = score_sites(read_site("Silver Moon Resort"), other)

    assert site_tokens(one) & site_tokens(other)
    assert score_sites(one, other).weight >= KEPT_FROM
    assert _reason(beside_itself, SiteFeature.NAME) is SiteReason.NAME_CLOSE


def test_short_word_is_not_taken_for_a_slip_of_another() -> None:
    assert [word.meaning for word in telling_words("Jade Jede Mon")] == ["jade", "", ""]


def test_sounds_that_differ_by_a_letter_meet() -> None:
    one, other = read_site("Ratanakun Office"), read_site("拉塔纳昆办公室")

    assert site_tokens(one) & site_tokens(other)


def test_number_that_one_side_tells_needs_more_than_the_name() -> None:
    block = read_site("White Gull Casino 2, behind the old pier", codes=("KH18",))
    name = read_site("White Gull Casino", codes=("KH18",))
    there = read_site("White Gull Casino, near the old pier", codes=("KH180102",))
    same = read_site("White Gull Casino 2", codes=("KH18",))

    assert score_sites(block, name).weight < score_sites(block, there).weight
    assert score_sites(block, name).weight < KEPT_FROM <= score_sites(block, same).weight


def test_neighbours_with_different_names_stay_apart() -> None:
    one = read_site("Golden Heron Park, 10.60900, 103.52900 ±30 m, KH180102")
    other = read_site("Sovanly Building, 10.61020, 103.52900 ±30 m, KH180102")

    assert score_sites(one, other).weight < KEPT_FROM


def test_the_middle_of_a_province_says_little() -> None:
    vague = read_site("10.86, 103.80 ±40 km")
    exact = read_site("10.60900, 103.52900 ±30 m")

    scored = score_sites(vague, exact)

    assert abs(_weight(scored, SiteFeature.POINT)) < 1.5
    assert site_tokens(vague) == frozenset()


def test_a_point_in_another_part_of_the_country_speaks_against_the_province_told() -> None:
    named = read_site("Golden Heron Park", codes=("KH18",))
    far = read_site("Golden Heron Park, 13.66000, 102.56000")

    assert _reason(score_sites(named, far), SiteFeature.POINT) is SiteReason.POINT_APART


def test_a_landmark_is_a_hint_across_languages_and_never_enough() -> None:
    scored = score_sites(
        read_site("behind the old pier", codes=("KH18",)),
        read_site("ក្រោយផែចាស់", codes=("KH18",)),
    )

    assert 0 < _weight(scored, SiteFeature.LANDMARK) <= 3
    assert scored.weight < KEPT_FROM


def test_being_next_to_a_place_is_not_being_it() -> None:
    scored = score_sites(
        read_site("Golden Heron Park"), read_site("Sovanly Building, next to Golden Heron Park")
    )

    assert _reason(scored, SiteFeature.NAME) is SiteReason.NAME_DIFFERS


@given(st.lists(_points, min_size=2, max_size=2), st.floats(1.1, 50))
def test_a_larger_error_never_makes_agreement_stronger(pair: list[Point], factor: float) -> None:
    here = Point(10.6, 103.5, 20)
    vaguer = Point(10.6, 103.5, 20 * factor)

    exact = score_sites(SiteDescription(points=(here,)), SiteDescription(points=(here,)))
    vague = score_sites(SiteDescription(points=(here,)), SiteDescription(points=(vaguer,)))

    assert vague.weight <= exact.weight


@pytest.mark.parametrize(
    ("text", "latitude", "longitude", "within"),
    [
        ("10.60932, 103.52958", 10.60932, 103.52958, 30),
        ("10.6, 103.5", 10.6, 103.5, 5566),
        ("១០.៦០៩៣២ ១០៣.៥២៩៥៨", 10.60932, 103.52958, 30),
        ("10°36'33\"N 103°31'46\"E", 10.60917, 103.52944, 30),
        ("10.609N, 103.529E (±200 m)", 10.609, 103.529, 200),
        ("10.6094, 103.5295 约2公里", 10.6094, 103.5295, 2000),
        ("https://maps.example/@10.60932,103.52958,17z", 10.60932, 103.52958, 30),
    ],
)
def test_coordinates_are_found_as_people_write_them(
    text: str, latitude: float, longitude: float, within: float
) -> None:
    (point,) = read_site(text).points

    assert point.latitude == pytest.approx(latitude, abs=1e-4)
    assert point.longitude == pytest.approx(longitude, abs=1e-4)
    assert point.within_m == pytest.approx(within, rel=0.01)


@pytest.mark.parametrize("text", ["95.1, 203.5", "version 1.2.3", "12.5 dollars", ""])
def test_other_numbers_are_no_coordinates(text: str) -> None:
    assert find_points(text).points == ()


def test_line_is_read_into_its_parts() -> None:
    found = read_site(
        "Golden Heron casino, Street 271, behind the old pier, Sihanoukville, 500m from the market"
    )

    assert found.names == ("Golden Heron casino",)
    assert found.address == ("Street 271",)
    assert found.codes == ("KH18",)
    assert found.landmarks == (Landmark("the old pier"), Landmark("the market", 500.0))


def test_plain_words_do_not_become_a_name() -> None:
    assert read_site("a big building with a red roof").names == ()


def test_point_refuses_numbers_outside_the_world() -> None:
    with pytest.raises(PointOutsideWorldError):
        Point(91, 0, 10)


def test_same_name_agrees() -> None:
    scored = score_sites(read_site("Golden Heron Park"), read_site("Golden Heron"))

    assert scored.comparisons[0].agreement is Agreement.AGREES


def test_invented_sites_are_found_and_mostly_kept_apart() -> None:
    found = read_all(HELD_OUT)

    pairs, arrived = all_pairs(found), arrivals(found)

    assert pairs.precision > 0.6
    assert arrived.counted.recall > 0.55
