"""Scores agree, disagree and explain. All people are invented."""

from datetime import date
from math import fsum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.description import Description, PartialDate
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.point import Point
from wayhome.matching.score import probability, score
from wayhome.matching.weights import DEFAULT

SEEN = date(2024, 6, 15)
LIKELY = 0.9

QUAY = Point(10.610, 103.520, 50.0)
BESIDE_QUAY = Point(10.615, 103.525, 500.0)
PROVINCE = Point(10.700, 103.700, 40_000.0)
OTHER_TOWN = Point(13.360, 103.860, 100.0)

FAMILY = {
    "sex": "female",
    "birth": PartialDate(2004, 5, 3),
    "nationality": "KHM",
    "phones": ("012345678",),
    "places": ("KH12",),
}


def named(name: str, **parts: object) -> Description:
    return Description(names=(name,), **parts)  # type: ignore[arg-type]  # parts are fields by name


def on(feature: Feature, left: Description, right: Description) -> Comparison:
    (found,) = (c for c in score(left, right).comparisons if c.feature is feature)
    return found


NAMES = [
    ("Sok Sophea", "Sok Sophea", Reason.NAME_SAME),
    ("Sok Sophea", "Sophea SOK", Reason.NAME_ORDER_SWAPPED),
    ("ចាន់ សុភា", "Chan Sophea", Reason.NAME_SAME_ACROSS_SCRIPTS),
    ("ចាន់សុភា", "Chan Sophea", Reason.NAME_SAME_ACROSS_SCRIPTS),
    ("สมชาย ใจดี", "Somchai Jaidee", Reason.NAME_SAME_ACROSS_SCRIPTS),
    ("陈伟", "Tan Wei", Reason.NAME_SAME_ACROSS_SCRIPTS),
    ("Nguyễn Văn Bình", "Nguyen Van Binh", Reason.NAME_SAME),
    ("Sok Sovannary", "Sok Sovann Ary", Reason.NAME_SAME),
    ("Sok Sovann Ary", "Soksovannary", Reason.NAME_SAME),
    ("Sok Sophea", "Sok Sophia", Reason.NAME_CLOSE_SPELLING),
    ("Keo Channary", "Keo Chanary", Reason.NAME_CLOSE_SPELLING),
    ("Keo Margaret", "Keo Margarte", Reason.NAME_CLOSE_SPELLING),
    ("Keo Margaret", "Keo Magaret", Reason.NAME_CLOSE_SPELLING),
    ("Keo Sophea", "K Sophea", Reason.NAME_INITIAL),
    ("Keo Sophea", "Sophea", Reason.NAME_PART_ONLY),
    ("Keo Sophea", "Keo Dara", Reason.NAME_PART_DIFFERS),
    ("Nguyen Van An", "Nguyen Van Binh", Reason.NAME_PART_DIFFERS),
    ("Keo Sophea", "Chan Dara", Reason.NAME_DIFFERS),
    ("Sokunthea", "Sk", Reason.NAME_DIFFERS),
    ("Sok Sokh", "Sok Sokh", Reason.NAME_SAME),
    ("Kop", "Kip", Reason.NAME_CLOSE_SPELLING),
    ("Ελένη", "Ελένη", Reason.NAME_SAME),
    ("Ελένη", "Άννα", Reason.NAME_DIFFERS),
    ("Anna K", "Ελένη", Reason.NAME_DIFFERS),
    ("Anna", "", Reason.NOT_COMPARABLE),
]


@pytest.mark.parametrize(("left", "right", "reason"), NAMES)
def test_names_are_compared_with_a_reason(left: str, right: str, reason: Reason) -> None:
    assert on(Feature.NAME, named(left), named(right)).reason is reason


def test_names_weigh_most_by_their_best_form() -> None:
    two_forms = Description(names=("Dara Keo", "ចាន់ សុភា"))

    assert on(Feature.NAME, two_forms, named("Chan Sophea")).agreement is Agreement.AGREES


def test_names_weigh_less_when_common() -> None:
    common = on(Feature.NAME, named("Nguyen"), named("Nguyen"))
    rare = on(Feature.NAME, named("Kptrsm"), named("Kptrsm"))

    assert common.weight < rare.weight


def test_names_weigh_by_the_frequencies_of_the_register() -> None:
    counted = Frequencies.counted(["Kptrsm Dara"] * 200)
    one = named("Kptrsm")

    assert score(one, one, frequencies=counted).weight < score(one, one).weight


BIRTHS = [
    ("1998-05-03", "1998-05-03", Reason.BIRTH_SAME_DAY),
    ("2541-05-03", "1998-05-03", Reason.BIRTH_SAME_DAY),
    ("1998-05-03", "1998-03-05", Reason.BIRTH_DAY_MONTH_SWAPPED),
    ("1998-05-03", "1998-05-04", Reason.BIRTH_SAME_YEAR_OTHER_DAY),
    ("1998-05-03", "1999-05-03", Reason.BIRTH_YEAR_OFF_BY_ONE),
    ("1998-05-03", "1999-06-07", Reason.BIRTH_DIFFERS),
    ("1998-05-03", "1988-05-03", Reason.BIRTH_DIFFERS),
    ("1998-05-03", "1998-05", Reason.BIRTH_SAME_MONTH),
    ("1998-05-03", "1998", Reason.BIRTH_SAME_YEAR),
    ("1998-05-03", "1998-01-01", Reason.BIRTH_SAME_YEAR),
    ("1998-01-01", "1998-01-01", Reason.BIRTH_SAME_YEAR),
    ("1998-05-03", "1998-06", Reason.BIRTH_SAME_YEAR_OTHER_DAY),
    ("1998", "1999", Reason.BIRTH_YEAR_CLOSE),
    ("1998", "~1999", Reason.BIRTH_YEAR_CLOSE),
    ("1998", "2000", Reason.BIRTH_DIFFERS),
    ("1998", "2004", Reason.BIRTH_DIFFERS),
]


@pytest.mark.parametrize(("left", "right", "reason"), BIRTHS)
def test_births_are_compared_with_a_reason(left: str, right: str, reason: Reason) -> None:
    one = Description(birth=PartialDate.parse(left))
    other = Description(birth=PartialDate.parse(right))

    assert on(Feature.BIRTH, one, other).reason is reason
    assert on(Feature.BIRTH, other, one).reason is reason


@pytest.mark.parametrize(
    ("birth", "age", "reason"),
    [
        ("1998-05-03", 26, Reason.AGE_FITS_BIRTH),
        ("1996", 26, Reason.AGE_CLOSE_TO_BIRTH),
        ("1995", 26, Reason.AGE_DIFFERS_FROM_BIRTH),
        ("1970", 26, Reason.AGE_DIFFERS_FROM_BIRTH),
    ],
)
def test_age_is_compared_with_birth(birth: str, age: int, reason: Reason) -> None:
    one = Description(birth=PartialDate.parse(birth))
    other = Description(age=age, age_on=SEEN)

    assert on(Feature.BIRTH, one, other).reason is reason


def test_age_stands_in_when_birth_has_no_year() -> None:
    one = Description(birth=PartialDate(month=5), age=26, age_on=SEEN)
    other = Description(birth=PartialDate(1998))

    assert on(Feature.BIRTH, one, other).reason is Reason.AGE_FITS_BIRTH
    assert on(Feature.BIRTH, other, one).reason is Reason.AGE_FITS_BIRTH


OTHERS: list[tuple[Feature, dict[str, Any], dict[str, Any], Reason]] = [
    (Feature.SEX, {"sex": "female"}, {"sex": "female"}, Reason.SEX_SAME),
    (Feature.SEX, {"sex": "female"}, {"sex": "male"}, Reason.SEX_DIFFERS),
    (Feature.SEX, {"sex": "female"}, {"sex": "other"}, Reason.SEX_UNSURE),
    (Feature.SEX, {"sex": "female"}, {}, Reason.NOT_COMPARABLE),
    (Feature.NATIONALITY, {"nationality": "KHM"}, {"nationality": "khm"}, Reason.NATIONALITY_SAME),
    (
        Feature.NATIONALITY,
        {"nationality": "KHM"},
        {"nationality": "THA"},
        Reason.NATIONALITY_DIFFERS,
    ),
    (Feature.NATIONALITY, {"nationality": "KHM"}, {}, Reason.NOT_COMPARABLE),
    (
        Feature.PHONE,
        {"phones": ("+85512345678",)},
        {"phones": ("+855 12 345 678",)},
        Reason.PHONE_SAME,
    ),
    (
        Feature.PHONE,
        {"phones": ("+85512345678",)},
        {"phones": ("012345678",)},
        Reason.PHONE_SAME_DIGITS,
    ),
    (
        Feature.PHONE,
        {"phones": ("+85512345678",)},
        {"phones": ("012345679",)},
        Reason.PHONE_ONE_DIGIT_DIFFERS,
    ),
    (
        Feature.PHONE,
        {"phones": ("+85512345678",)},
        {"phones": ("099888777",)},
        Reason.PHONE_DIFFERS,
    ),
    (Feature.PHONE, {"phones": ("1234567",)}, {"phones": ("12345678",)}, Reason.PHONE_DIFFERS),
    (Feature.PHONE, {"phones": ("1",)}, {"phones": ("012345678",)}, Reason.NOT_COMPARABLE),
    (
        Feature.DOCUMENT,
        {"documents": ("NO12345",)},
        {"documents": ("N0 12345",)},
        Reason.DOCUMENT_SAME,
    ),
    (
        Feature.DOCUMENT,
        {"documents": ("N0123457",)},
        {"documents": ("N0123447", "X9999999")},
        Reason.DOCUMENT_ONE_CHARACTER_DIFFERS,
    ),
    (
        Feature.DOCUMENT,
        {"documents": ("N0123457",)},
        {"documents": ("K777",)},
        Reason.DOCUMENT_DIFFERS,
    ),
    (Feature.DOCUMENT, {"documents": ("A777",)}, {"documents": ("K777",)}, Reason.DOCUMENT_DIFFERS),
    (Feature.DOCUMENT, {"documents": ("-",)}, {"documents": ("K777",)}, Reason.NOT_COMPARABLE),
    (Feature.PLACE, {"places": ("KH12",)}, {"places": ("KH12", "KH03")}, Reason.PLACE_SAME),
    (Feature.PLACE, {"places": ("KH1203",)}, {"places": ("KH12",)}, Reason.PLACE_WITHIN),
    (Feature.PLACE, {"places": ("KH12",)}, {"places": ("KH03",)}, Reason.PLACE_DIFFERS),
    (
        Feature.PLACE,
        {"places": ("Poipet",)},
        {"places": ("Poipet, Cambodia",)},
        Reason.PLACE_WITHIN,
    ),
    (Feature.PLACE, {"places": ("Kandal",)}, {"places": ("កណ្តាល",)}, Reason.PLACE_SIMILAR),
    (
        Feature.PLACE,
        {"places": ("Sihanoukville",)},
        {"places": ("Sihanoukvillke",)},
        Reason.PLACE_SIMILAR,
    ),
    (Feature.PLACE, {"places": ("Village 12",)}, {"places": ("Village 14",)}, Reason.PLACE_DIFFERS),
    (Feature.PLACE, {"places": ("Poipet",)}, {"places": ("Yangon",)}, Reason.PLACE_DIFFERS),
    (Feature.PLACE, {"places": ("KH12",)}, {"places": ("Poipet",)}, Reason.NOT_COMPARABLE),
    (Feature.PLACE, {"points": (QUAY,)}, {"points": (BESIDE_QUAY,)}, Reason.PLACE_NEAR),
    (Feature.PLACE, {"points": (QUAY,)}, {"points": (OTHER_TOWN,)}, Reason.PLACE_FAR),
    (Feature.PLACE, {"points": (PROVINCE,)}, {"points": (OTHER_TOWN,)}, Reason.PLACE_FAR),
    (Feature.PLACE, {"points": (PROVINCE,)}, {"points": (QUAY,)}, Reason.NOT_COMPARABLE),
]


@pytest.mark.parametrize(("feature", "left", "right", "reason"), OTHERS)
def test_features_are_compared_with_a_reason(
    feature: Feature, left: dict[str, Any], right: dict[str, Any], reason: Reason
) -> None:
    one, other = named("Keo Dara", **left), named("Keo Dara", **right)

    assert on(feature, one, other).reason is reason


def test_agreements_weigh_for_and_differences_against() -> None:
    signs = {Agreement.AGREES: 1, Agreement.DIFFERS: -1}
    for feature, left, right, _reason in OTHERS:
        found = on(feature, named("Keo Dara", **left), named("Keo Dara", **right))

        assert found.weight * signs.get(found.agreement, 0) >= 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chan Sophea", "Chan Dara"),
        ("ចាន់ សុភា", "Chan Dara"),
        ("Nguyen Van An", "Nguyen Van Binh"),
        ("Nguyễn Thị Mai", "Nguyễn Thị Lan"),
        ("สมชาย ใจดี", "สมหญิง ใจดี"),
        ("张伟", "张敏"),
    ],
)
def test_score_stays_below_likely_when_twins_share_all_but_the_name(one: str, other: str) -> None:
    found = score(named(one, **FAMILY), named(other, **FAMILY))

    assert found.probability < LIKELY
    assert Reason.PHONE_SHARED_NAME_DIFFERS in {c.reason for c in found.comparisons}


@pytest.mark.parametrize(
    ("one", "other"),
    [("ចាន់ សុភា", "Sophea Chan"), ("สมชาย ใจดี", "Somchai Jaidee"), ("陈伟", "Tan Wei")],
)
def test_score_is_likely_when_a_person_is_told_in_two_scripts(one: str, other: str) -> None:
    left = named(one, birth=PartialDate(1998, 5, 3))
    right = named(other, birth=PartialDate(1998, 3, 5), sex="female", places=("KH12",))

    weaker = score(left, right)
    stronger = score(left, named(other, birth=PartialDate(1998, 5, 3), documents=("N0123",)))

    # A short name and two days that only nearly agree have rivals.
    assert weaker.probability > 0.85
    assert stronger.probability > LIKELY


def test_score_is_unlikely_when_little_is_told() -> None:
    assert score(Description(), Description()).weight == DEFAULT.prior
    assert score(named("Sok"), named("Sok")).probability < 0.1


def test_probability_stays_within_bounds() -> None:
    assert probability(0.0) == 0.5
    assert 0.0 <= probability(-10_000.0) < probability(10_000.0) <= 1.0


DESCRIPTIONS = st.builds(
    Description,
    names=st.lists(
        st.sampled_from([pair[side] for pair in NAMES for side in (0, 1)]) | st.text(max_size=12),
        max_size=2,
    ).map(tuple),
    sex=st.sampled_from([None, "female", "male", "other"]),
    birth=st.none() | st.sampled_from([PartialDate.parse(b[s]) for b in BIRTHS for s in (0, 1)]),
    age=st.none() | st.integers(0, 110),
    age_on=st.none() | st.just(SEEN),
    nationality=st.sampled_from([None, "KHM", "THA", "VNM"]),
    phones=st.lists(st.sampled_from(["012345678", "+85512345678", "0812345678"]), max_size=2).map(
        tuple
    ),
    documents=st.lists(st.sampled_from(["N0123457", "N0123447", "K777"]), max_size=2).map(tuple),
    places=st.lists(st.sampled_from(["KH12", "KH1203", "Poipet", "Kandal"]), max_size=2).map(tuple),
)


@settings(max_examples=200, deadline=None)
@given(DESCRIPTIONS, DESCRIPTIONS)
def test_score_is_symmetric_and_sums_to_its_weight(left: Description, right: Description) -> None:
    found = score(left, right)

    assert found == score(right, left)
    total = DEFAULT.prior + fsum(comparison.weight for comparison in found.comparisons)
    assert abs(total - found.weight) < 1e-9
    assert 0.0 <= found.probability <= 1.0
    assert [c.feature for c in found.comparisons] == list(Feature)


@settings(max_examples=100, deadline=None)
@given(DESCRIPTIONS)
def test_score_of_a_description_with_itself_has_no_difference(told: Description) -> None:
    found = score(told, told)

    assert Agreement.DIFFERS not in {comparison.agreement for comparison in found.comparisons}


TWINS = [
    ("Chan Sophea", "Chan Sophal"),
    ("Chan Sreymom", "Chan Sreypov"),
    ("Siti Aminah", "Siti Maryam"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_of_like_names_stay_below_even_odds(one: str, other: str) -> None:
    assert score(named(one, **FAMILY), named(other, **FAMILY)).probability < 0.5


@pytest.mark.parametrize(
    ("name", "birth", "sex"),
    [
        ("Chan Dara", PartialDate(1976, 2, 1), "male"),
        ("Keo Bopha", PartialDate(1979, 8, 20), "female"),
        ("Chan Rithy", PartialDate(2007, 11, 9), "male"),
    ],
)
def test_a_family_at_one_address_and_telephone_stays_apart(
    name: str, birth: PartialDate, sex: str
) -> None:
    daughter = named("Chan Sophea", **FAMILY)
    relative = named(name, **(FAMILY | {"birth": birth, "sex": sex}))

    assert score(daughter, relative).probability < 0.05


def test_prior_falls_as_the_register_grows() -> None:
    ten_times = DEFAULT.among(DEFAULT.register * 8)

    assert ten_times.prior == pytest.approx(DEFAULT.prior - 3.0)
    assert ten_times.name == DEFAULT.name
