"""Indicators: the published rule, children, what is missing, and that unknown is not no."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.cases.domain.indicators.profile import (
    AppliesTo,
    Item,
    Profile,
    Strength,
    dimensions,
    profile,
    profiles,
)
from wayhome.cases.domain.indicators.recommend import (
    ProfileForOthers,
    ProfileIncomplete,
    Recommendation,
    SurveyClass,
    screen,
)
from wayhome.cases.domain.indicators.weigh import Answer, Weight, is_positive, weigh
from wayhome.cases.domain.palermo import Presence

_PUBLISHED = Path(__file__).parents[3] / "shared/data/indicators/ilo_delphi_labour_indicators.csv"
_ADULT, _CHILD = profile("adult_labour"), profile("child_labour")
_USABLE = [each for each in profiles().values() if each.is_complete]
_NOTHING: dict[str, Answer] = {}


def _items(held: Profile, dimension: str, strength: Strength, *, is_child: bool) -> list[Item]:
    return [
        item
        for item in held.asked(is_child=is_child)
        if item.dimension == dimension and item.strength(is_child=is_child) is strength
    ]


def _yes(held: Profile, dimension: str, wanted: str) -> dict[str, Answer]:
    """Answers of yes to the first items of these strengths: `SMW` is one of each."""
    is_child = held.applies_to is AppliesTo.CHILD
    letters = {"S": Strength.STRONG, "M": Strength.MEDIUM, "W": Strength.WEAK}
    found: dict[str, Answer] = {}
    for letter, number in Counter(wanted).items():
        items = _items(held, dimension, letters[letter], is_child=is_child)
        found |= {item.id: Answer.YES for item in items[:number]}
    return found


def _all(held: Profile, answer: Answer) -> dict[str, Answer]:
    return {item.id: answer for item in held.items}


@pytest.mark.parametrize("strong", range(4))
@pytest.mark.parametrize("medium", range(5))
@pytest.mark.parametrize("weak", range(4))
def test_dimension_is_positive_exactly_as_published(strong: int, medium: int, weak: int) -> None:
    counts = {Strength.STRONG: strong, Strength.MEDIUM: medium, Strength.WEAK: weak}

    found = is_positive(counts)

    assert found == (
        strong >= 2
        or (strong == 1 and medium + weak >= 1)
        or medium >= 3
        or (medium >= 2 and weak >= 1)
    )


@pytest.mark.parametrize(
    ("dimension", "told", "weight"),
    [
        ("coercion_destination", "SS", Weight.POSITIVE),
        ("coercion_destination", "SM", Weight.POSITIVE),
        ("coercion_destination", "SW", Weight.POSITIVE),
        ("coercion_destination", "MMM", Weight.POSITIVE),
        ("coercion_destination", "MMW", Weight.POSITIVE),
        ("coercion_destination", "S", Weight.NEGATIVE),
        ("coercion_destination", "MM", Weight.NEGATIVE),
        ("coercion_destination", "MW", Weight.NEGATIVE),
        ("coercion_destination", "W", Weight.NEGATIVE),
        ("vulnerability_recruitment", "MWW", Weight.NEGATIVE),
    ],
)
def test_dimension_of_adults_follows_its_answers(dimension: str, told: str, weight: Weight) -> None:
    answers = _all(_ADULT, Answer.NO) | _yes(_ADULT, dimension, told)

    found = {each.dimension: each.weight for each in weigh(_ADULT, answers, is_child=False)}

    assert found[dimension] is weight


@given(positive=st.sets(st.sampled_from(sorted(dimensions()))), act=st.sampled_from(Presence))
def test_adult_needs_act_means_and_exploitation(positive: set[str], act: Presence) -> None:
    answers = _all(_ADULT, Answer.NO)
    for dimension in positive:
        answers |= _yes(_ADULT, dimension, "MMM")

    found = screen(_ADULT, answers, act=act, is_child=False)

    is_whole = "exploitation" in positive and positive != {"exploitation"}
    if not is_whole or act is Presence.ABSENT:
        assert found.recommendation is Recommendation.NOT_SUPPORTED
    elif act is Presence.UNKNOWN:
        assert found.recommendation is Recommendation.OPEN
    else:
        assert found.recommendation is Recommendation.SUPPORTED


def test_child_needs_no_means() -> None:
    answers = _all(_CHILD, Answer.NO) | _yes(_CHILD, "exploitation", "MMM")

    found = screen(_CHILD, answers, act=Presence.PRESENT, is_child=True)

    assert found.recommendation is Recommendation.SUPPORTED
    assert found.means is Presence.ABSENT


@pytest.mark.parametrize("held", _USABLE, ids=lambda each: each.id)
def test_nothing_is_held_against_anybody_when_nothing_was_asked(held: Profile) -> None:
    found = screen(held, _NOTHING, act=Presence.PRESENT, is_child=None)

    assert found.recommendation is Recommendation.OPEN
    assert found.missing


@pytest.mark.parametrize("held", _USABLE, ids=lambda each: each.id)
def test_refusing_weighs_like_not_knowing(held: Profile) -> None:
    refused = screen(held, _all(held, Answer.REFUSED), act=Presence.PRESENT, is_child=None)
    unknown = screen(held, _all(held, Answer.UNKNOWN), act=Presence.PRESENT, is_child=None)

    assert refused == unknown


@given(data=st.data(), held=st.sampled_from(_USABLE), is_child=st.sampled_from([True, False]))
def test_one_more_yes_never_speaks_against(
    *, data: st.DataObject, held: Profile, is_child: bool
) -> None:
    if held.applies_to is not AppliesTo.ANYONE:
        is_child = held.applies_to is AppliesTo.CHILD
    drawn = st.fixed_dictionaries({item.id: st.sampled_from(Answer) for item in held.items})
    answers = data.draw(drawn)
    changed = data.draw(st.sampled_from([item.id for item in held.items]))
    rank = [Recommendation.NOT_SUPPORTED, Recommendation.OPEN, Recommendation.SUPPORTED]

    before = screen(held, answers, act=Presence.PRESENT, is_child=is_child)
    after = screen(held, answers | {changed: Answer.YES}, act=Presence.PRESENT, is_child=is_child)

    assert rank.index(after.recommendation) >= rank.index(before.recommendation)


def test_what_is_missing_is_what_can_still_decide() -> None:
    known = _all(_ADULT, Answer.NO) | _yes(_ADULT, "coercion_destination", "SS")
    asked = _items(_ADULT, "exploitation", Strength.MEDIUM, is_child=False)[:4]
    open_answers = known | {item.id: Answer.UNKNOWN for item in asked}

    found = screen(_ADULT, open_answers, act=Presence.PRESENT, is_child=False)

    assert found.recommendation is Recommendation.OPEN
    assert set(found.missing) == set(asked)


def test_age_decides_when_only_a_child_would_be_supported() -> None:
    held = profile("forced_criminality")
    answers = _all(held, Answer.NO) | {
        "forced_criminality.long_shifts": Answer.YES,
        "forced_criminality.unpaid": Answer.YES,
    }

    unknown_age = screen(held, answers, act=Presence.PRESENT, is_child=None)
    child = screen(held, answers, act=Presence.PRESENT, is_child=True)
    adult = screen(held, answers, act=Presence.PRESENT, is_child=False)

    assert (unknown_age.recommendation, unknown_age.is_age_decisive) == (Recommendation.OPEN, True)
    assert child.recommendation is Recommendation.SUPPORTED
    assert adult.recommendation is Recommendation.NOT_SUPPORTED


def test_two_items_that_are_one_indicator_count_once() -> None:
    held = profile("forced_criminality")
    answers = _all(held, Answer.NO) | {
        "forced_criminality.other_work": Answer.YES,
        "forced_criminality.other_place": Answer.YES,
    }

    found = {each.dimension: each.weight for each in weigh(held, answers, is_child=False)}

    assert found["deceptive_recruitment"] is Weight.NEGATIVE


@pytest.mark.parametrize("name", ["adult_sexual", "child_sexual"])
def test_profile_that_is_not_entered_yet_is_refused(name: str) -> None:
    with pytest.raises(ProfileIncomplete):
        screen(profile(name), _NOTHING, act=Presence.PRESENT, is_child=None)


def test_profile_of_adults_is_refused_for_a_child() -> None:
    with pytest.raises(ProfileForOthers):
        screen(_ADULT, _NOTHING, act=Presence.PRESENT, is_child=True)


@pytest.mark.parametrize(
    ("positive", "told"),
    [
        ((), SurveyClass.NOT_EXPLOITED),
        (("exploitation",), SurveyClass.EXPLOITED),
        (("exploitation", "coercive_recruitment"), SurveyClass.DECEPTION_AND_EXPLOITATION),
        (
            ("exploitation", "deceptive_recruitment", "coercion_destination"),
            SurveyClass.TRAFFICKING_FOR_FORCED_LABOUR,
        ),
    ],
)
def test_class_of_the_survey_follows_the_dimensions(
    positive: tuple[str, ...], told: SurveyClass
) -> None:
    answers = _all(_ADULT, Answer.NO)
    for dimension in positive:
        answers |= _yes(_ADULT, dimension, "MMM")

    assert screen(_ADULT, answers, act=Presence.PRESENT, is_child=False).survey_class is told


def test_profiles_hold_as_many_indicators_as_published() -> None:
    held = {
        (each.id, strength): sum(
            item.strength(is_child=each is _CHILD) is strength for item in each.items
        )
        for each in (_ADULT, _CHILD)
        for strength in Strength
    }

    assert held == {
        ("adult_labour", Strength.STRONG): 7,
        ("adult_labour", Strength.MEDIUM): 53,
        ("adult_labour", Strength.WEAK): 7,
        ("child_labour", Strength.STRONG): 15,
        ("child_labour", Strength.MEDIUM): 50,
        ("child_labour", Strength.WEAK): 0,
    }


@pytest.mark.skipif(not _PUBLISHED.exists(), reason="the published table is not at hand")
def test_strengths_are_those_of_the_published_table() -> None:
    with _PUBLISHED.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))

    adult = {item.id: item.strength_of_adult for item in _ADULT.items}
    child = {item.id: item.strength_of_child for item in _CHILD.items}

    for line in lines:
        assert adult.get(line["indicator_id"]) == (line["adult_labour_strength"] or None)
        assert child.get(line["indicator_id"]) == (line["child_labour_strength"] or None)
    assert len(lines) == len(_ADULT.items)


def test_items_are_named_once_in_each_profile() -> None:
    for held in profiles().values():
        assert len({item.id for item in held.items}) == len(held.items)
