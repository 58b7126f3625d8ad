"""Reviewing pair after pair through HTTP: the next one, second persons, disagreements, filters."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.conftest import DARA, Family, Register
from tests.people.test_match_pages import SignIn, sign_in, verdict
from tests.people.test_second_person import OTHER_SEX
from wayhome.access.domain.roles import Role
from wayhome.kernel.context import acting
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.models import Judgement, Pair

__all__ = ["sign_in"]

Post = Callable[..., str]
OPENED = {"purpose": "quality"}


def said(of: Verdict, **more: str) -> dict[str, str]:
    """A filled judgement by anybody."""
    return verdict(of) | OPENED | more


def opened(client: Client, pair: UUID) -> str:
    """What the opened pair says."""
    page = client.post(reverse("desk:match_opened", args=[pair]), OPENED)
    assert page.status_code == 200
    return page.content.decode()


def state(register: Register, pair: UUID) -> PairState:
    """Where a pair stands."""
    with acting(register.system):
        return PairState(Pair.objects.get(id=pair).state)


@pytest.fixture
def grave(register: Register) -> UUID:
    """A pair whose join needs a second person."""
    return register.pair(DARA, OTHER_SEX)


def test_judgement_opens_the_next_pair_with_pile_purpose_and_undo(
    sign_in: SignIn, family: Family
) -> None:
    desk = sign_in(Role.SUPERVISOR)
    first = family.pair(0, 1)

    answer = desk.post(
        reverse("desk:match_judge", args=[first]), said(Verdict.DIFFERENT, in_pile="open")
    )
    page = desk.get(answer.headers["Location"]).content.decode()

    told = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert told["purpose"] == ["quality"]
    assert str(first) not in urlsplit(answer.headers["Location"]).path
    assert "Recorded: different persons." in page
    assert reverse("desk:undo_judgement", args=told["judged"]) in page
    assert re.search(r'value="quality"\s+selected', page)


def test_judgement_returns_to_the_pile_when_it_was_the_last(
    sign_in: SignIn, register: Register
) -> None:
    pair = register.pair()
    desk = sign_in(Role.SUPERVISOR)

    answer = desk.post(reverse("desk:match_judge", args=[pair]), said(Verdict.DIFFERENT))
    page = desk.get(answer.headers["Location"]).content.decode()

    assert urlsplit(answer.headers["Location"]).path == reverse("desk:matches")
    assert "Recorded: different persons." in page
    assert "You judged 1 pair today." in page
    assert "Every pair was looked at." in page


def test_notice_of_a_judgement_is_for_who_made_it(sign_in: SignIn, register: Register) -> None:
    pair = register.pair()
    answer = sign_in(Role.SUPERVISOR).post(
        reverse("desk:match_judge", args=[pair]), said(Verdict.DIFFERENT)
    )

    page = sign_in(Role.SUPERVISOR).get(answer.headers["Location"]).content.decode()

    assert "Recorded: different persons." not in page


def test_grave_join_says_why_waits_and_is_confirmed_by_a_colleague(
    sign_in: SignIn, register: Register, grave: UUID
) -> None:
    first, second = sign_in(Role.SUPERVISOR), sign_in(Role.INTAKE_OFFICER)
    address = reverse("desk:match_judge", args=[grave])

    before = opened(first, grave)
    first.post(address, said(Verdict.SAME))
    own = opened(first, grave)
    again = first.post(address, said(Verdict.SAME))
    waiting = state(register, grave)
    pile = second.get(f"{reverse('desk:matches')}?pile=waiting").content.decode()
    asked = opened(second, grave)
    second.post(address, said(Verdict.SAME))

    assert "The sexes contradict each other." in before
    assert "Undo your proposal" in own
    assert 'value="same"' not in own
    assert (again.status_code, waiting) == (302, PairState.WAITING)
    assert reverse("desk:match", args=[grave]) in pile
    assert "A second person is needed" in asked
    assert "The sexes contradict each other." in asked
    assert state(register, grave) is PairState.SAME


def test_dispute_is_settled_by_a_third_and_refused_to_the_others(
    sign_in: SignIn, register: Register
) -> None:
    pair = register.pair()
    first, second, third = (sign_in(Role.SUPERVISOR) for _ in range(3))
    first.post(reverse("desk:match_judge", args=[pair]), said(Verdict.SAME))
    second.post(reverse("desk:match_judge", args=[pair]), said(Verdict.DIFFERENT))
    settlement = reverse("desk:match_settle", args=[pair])

    party = opened(first, pair)
    refused = first.post(settlement, said(Verdict.SAME))
    asked = opened(third, pair)
    settled = third.post(settlement, said(Verdict.SAME))

    assert "Undo your own judgement" in party
    assert refused.status_code == 409
    assert "Somebody else must settle it" in refused.content.decode()
    assert "Your settlement" in asked
    assert 'value="cannot_tell"' not in asked
    assert settled.status_code == 302
    assert "Disagreement settled" in opened(third, pair)
    assert state(register, pair) is PairState.SAME


def test_settlement_is_not_there_when_the_role_may_not(sign_in: SignIn, register: Register) -> None:
    pair = register.pair()
    officer = sign_in(Role.INTAKE_OFFICER)

    assert (
        officer.post(reverse("desk:match_settle", args=[pair]), said(Verdict.SAME)).status_code
        == 404
    )


def test_undo_of_a_colleagues_judgement_is_refused_in_words(
    sign_in: SignIn, register: Register
) -> None:
    pair = register.pair()
    sign_in(Role.SUPERVISOR).post(reverse("desk:match_judge", args=[pair]), said(Verdict.SAME))
    with acting(register.system):
        judgement = Judgement.objects.get().id

    page = sign_in(Role.INTAKE_OFFICER).post(
        reverse("desk:undo_judgement", args=[judgement]), {"reason": "I would not."}
    )

    assert page.status_code == 409
    assert "colleague" in page.content.decode()
    assert state(register, pair) is PairState.SAME


def test_piles_narrow_and_say_when_nothing_fits(sign_in: SignIn, register: Register) -> None:
    pair = register.pair()
    desk = sign_in(Role.SUPERVISOR)
    here = reverse("desk:matches")

    fits = desk.get(here, {"nationality": "KHM"}).content.decode()
    not_fits = desk.get(here, {"nationality": "VNM"}).content.decode()
    nonsense = desk.get(here, {"reason": "nonsense"}).content.decode()

    assert reverse("desk:match", args=[pair]) in fits
    assert "in_nationality=KHM" in fits
    assert "No pair fits the filters in use." in not_fits
    assert reverse("desk:match", args=[pair]) in nonsense


@pytest.mark.parametrize("pile", [*PairState.values, "second"])
def test_every_pile_has_words_for_being_empty(
    sign_in: SignIn, register: Register, pile: str
) -> None:
    page = sign_in(Role.SUPERVISOR).get(reverse("desk:matches"), {"pile": pile})

    assert page.status_code == 200
    assert "This pile is empty" in page.content.decode()


def test_opened_pair_has_every_state_in_a_word_and_the_sum_as_a_table(
    sign_in: SignIn, register: Register
) -> None:
    page = opened(sign_in(Role.SUPERVISOR), register.pair())

    assert "Missing on one side" in page
    assert "Close" in page
    assert "Agrees" in page
    assert '<th scope="row">Start</th>' in page
    assert '<th scope="row">Sum</th>' in page
    assert page.count('<svg width="200"') == 1 + 7


def test_person_shows_its_joins_and_does_not_warn_of_a_few(sign_in: SignIn, family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(1, 2, Verdict.SAME)
    desk = sign_in(Role.SUPERVISOR)

    page = desk.get(reverse("desk:person", args=[family.persons[0]])).content.decode()

    assert "The joins, the weakest first" in page
    assert "How every two of them compare" in page
    assert "Many complaints are held to be one person" not in page
