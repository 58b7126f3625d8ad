"""A grave join stands as proposed until somebody else says the same."""

import pytest

from tests.people.conftest import DARA, Family, Register
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel.context import acting
from wayhome.matching.compare.comparison import Agreement, Comparison, Feature, Reason
from wayhome.matching.description import Description, PartialDate
from wayhome.people.actions.judge import HeldDifferent, judge
from wayhome.people.actions.retract import NotOwn, retract
from wayhome.people.domain.impact import Impact, impact
from wayhome.people.domain.stakes import Side
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Judgement

PLAIN = Side()
OTHER_SEX = Description(
    names=DARA.names,
    sex="male",
    birth=PartialDate(1998, 5, 3),
    nationality="KHM",
    phones=DARA.phones,
)


def compared(feature: Feature, agreement: Agreement) -> Comparison:
    """A comparison that says how one feature stands."""
    return Comparison(feature, agreement, weight=0.0, reason=Reason.NOT_COMPARABLE)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (PLAIN, PLAIN, ()),
        (Side(is_child=True), PLAIN, (Impact.CHILD,)),
        (Side(has_case=True), PLAIN, ()),
        (Side(has_case=True), Side(has_case=True), (Impact.BOTH_CASES,)),
        (Side(complaints=2), PLAIN, ()),
        (PLAIN, Side(complaints=3), (Impact.SEVERAL_COMPLAINTS,)),
    ],
)
def test_impact_names_what_hangs_on_either_side(
    left: Side, right: Side, expected: tuple[Impact, ...]
) -> None:
    assert impact((), probability=0.9, left=left, right=right) == expected


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        (Feature.NAME, (Impact.NAME_DIFFERS,)),
        (Feature.DOCUMENT, (Impact.DOCUMENT_DIFFERS,)),
        (Feature.BIRTH, (Impact.BIRTH_DIFFERS,)),
        (Feature.SEX, (Impact.SEX_DIFFERS,)),
        (Feature.PHONE, ()),
    ],
)
def test_impact_names_contradictions_and_not_mere_differences(
    feature: Feature, expected: tuple[Impact, ...]
) -> None:
    differs = [compared(feature, Agreement.DIFFERS)]
    close = [compared(feature, Agreement.CLOSE)]

    assert impact(differs, probability=0.9, left=PLAIN, right=PLAIN) == expected
    assert impact(close, probability=0.9, left=PLAIN, right=PLAIN) == ()


def test_impact_names_an_unlikely_pair() -> None:
    assert impact((), probability=0.49, left=PLAIN, right=PLAIN) == (Impact.UNLIKELY,)
    assert impact((), probability=0.5, left=PLAIN, right=PLAIN) == ()


def test_judge_waits_for_a_second_person_when_the_sexes_contradict(register: Register) -> None:
    pair = register.pair(DARA, OTHER_SEX)
    first, second = register.staff(), register.staff(Role.INTAKE_OFFICER)

    with acting(first):
        proposed = judge(pair=pair, verdict=Verdict.SAME, reason="Typing slip.", by=first)
        again = judge(pair=pair, verdict=Verdict.SAME, reason="Typing slip.", by=first)
        stored = Judgement.objects.get().impact
    with acting(second):
        confirmed = judge(pair=pair, verdict=Verdict.SAME, reason="I asked.", by=second)

    assert (proposed.state, proposed.clusters) == (PairState.WAITING, ())
    assert again == proposed
    assert stored == [Impact.SEX_DIFFERS]
    assert confirmed.state is PairState.SAME
    assert len(confirmed.clusters) == 2


def test_judge_confirms_only_who_may_join(register: Register) -> None:
    pair = register.pair(DARA, OTHER_SEX)
    first, worker = register.staff(), register.staff(Role.CASE_WORKER)
    with acting(first):
        judge(pair=pair, verdict=Verdict.SAME, reason="Typing slip.", by=first)

    with acting(worker), pytest.raises(NotFound):
        judge(pair=pair, verdict=Verdict.SAME, reason="I asked.", by=worker)


def grow_to_three(family: Family) -> None:
    """Join the first three of the four."""
    family.judge(0, 1, Verdict.SAME)
    family.judge(1, 2, Verdict.SAME)


def test_proposal_is_withdrawn_by_who_made_it(family: Family) -> None:
    with acting(family.by):
        grow_to_three(family)
        before = family.clusters()
        proposed = family.judge(2, 3, Verdict.SAME)
        waiting = family.state(2, 3)
        retract(judgement=proposed.judgement, reason="Not sure.", by=family.by)

        assert waiting is PairState.WAITING
        assert family.state(2, 3) is PairState.OPEN
        assert family.clusters() == before


def test_proposal_waits_again_when_one_of_two_takes_the_word_back(
    family: Family, register: Register
) -> None:
    second = register.staff()
    with acting(family.by):
        grow_to_three(family)
        before = family.clusters()
        first = family.judge(2, 3, Verdict.SAME)
    with acting(second):
        family.judge(2, 3, Verdict.SAME, by=second)
        joined = family.clusters()
    with acting(family.by):
        retract(judgement=first.judgement, reason="Not sure.", by=family.by)

        assert len(set(joined.values())) == 1
        assert family.clusters() == before


def test_confirmation_is_refused_when_others_were_held_different_meanwhile(
    family: Family, register: Register
) -> None:
    second = register.staff()
    with acting(family.by):
        grow_to_three(family)
        family.judge(2, 3, Verdict.SAME)
    with acting(second):
        family.judge(0, 3, Verdict.DIFFERENT, by=second)

        with pytest.raises(HeldDifferent):
            family.judge(2, 3, Verdict.SAME, by=second)


def test_proposal_is_not_a_colleagues_to_take_back(family: Family, register: Register) -> None:
    officer = register.staff(Role.INTAKE_OFFICER)
    with acting(family.by):
        grow_to_three(family)
        proposed = family.judge(2, 3, Verdict.SAME)

    with acting(officer), pytest.raises(NotOwn):
        retract(judgement=proposed.judgement, reason="I would not.", by=officer)
