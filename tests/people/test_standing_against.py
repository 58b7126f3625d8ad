"""A refusal names the judgements in its way: which pair, by whom, when, and how to get there."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.conftest import Family, Register
from tests.people.test_match_pages import SignIn, sign_in, verdict
from wayhome.access.domain.roles import Role
from wayhome.kernel.context import acting
from wayhome.kernel.joining import Edge, chain
from wayhome.people.actions.judge import HeldDifferent, HeldSame
from wayhome.people.actions.retract import retract
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.models import Judgement

__all__ = ["sign_in"]

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_refused_join_names_the_judgement_that_holds_them_apart(family: Family) -> None:
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
        family.judge(2, 3, Verdict.SAME)
        apart = family.judge(0, 2, Verdict.DIFFERENT)

        with pytest.raises(HeldDifferent) as refused:
            family.judge(1, 3, Verdict.SAME)

    assert refused.value.judgements == (apart.judgement,)


def test_refused_join_names_who_parted_them_and_not_who_joined_them(
    family: Family, register: Register
) -> None:
    other = register.staff()
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    with acting(other):
        parted = family.judge(0, 1, Verdict.DIFFERENT, by=other)
        family.judge(0, 2, Verdict.SAME, by=other)

        with pytest.raises(HeldDifferent) as refused:
            family.judge(1, 2, Verdict.SAME, by=other)

    assert refused.value.judgements == (parted.judgement,)


def test_refused_difference_names_the_joins_that_lead_from_one_to_the_other(
    family: Family,
) -> None:
    with acting(family.by):
        joins = [family.judge(0, 1, Verdict.SAME), family.judge(1, 2, Verdict.SAME)]
        family.judge(2, 3, Verdict.SAME)

        with pytest.raises(HeldSame) as refused:
            family.judge(0, 2, Verdict.DIFFERENT)

    assert set(refused.value.judgements) == {join.judgement for join in joins}


def test_refused_undo_names_what_was_judged_meanwhile(family: Family, register: Register) -> None:
    other = register.staff()
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    with acting(other):
        parted = family.judge(0, 1, Verdict.DIFFERENT, by=other)
        family.judge(0, 2, Verdict.SAME, by=other)
    with acting(family.by):
        family.judge(1, 3, Verdict.SAME)
        apart = family.judge(2, 3, Verdict.DIFFERENT)
    with acting(other), pytest.raises(HeldDifferent) as refused:
        retract(judgement=parted.judgement, reason="I was wrong.", by=other)

    assert refused.value.judgements == (apart.judgement,)


@pytest.mark.parametrize(
    ("same", "ends", "expected"),
    [
        ([Edge(A, B), Edge(B, C)], Edge(A, C), (Edge(A, B), Edge(B, C))),
        ([Edge(A, B), Edge(B, C)], Edge(C, A), (Edge(B, C), Edge(A, B))),
        ([Edge(A, B), Edge(B, C), Edge(A, C)], Edge(A, C), (Edge(A, C),)),
        ([Edge(A, B)], Edge(A, D), ()),
        ([], Edge(A, B), ()),
    ],
)
def test_chain_is_the_shortest_way(
    same: list[Edge], ends: Edge, expected: tuple[Edge, ...]
) -> None:
    assert chain(same, ends) == expected


def refused(desk: Client, pair: UUID, said: Verdict) -> str:
    """The page that refuses a judgement."""
    page = desk.post(reverse("desk:match_judge", args=[pair]), verdict(said))
    assert page.status_code == 409
    return page.content.decode()


def test_page_links_the_judgement_in_the_way_and_offers_its_undo_to_who_may(
    sign_in: SignIn, family: Family
) -> None:
    boss, officer = sign_in(Role.SUPERVISOR), sign_in(Role.INTAKE_OFFICER)
    boss.post(reverse("desk:match_judge", args=[family.pair(0, 1)]), verdict(Verdict.SAME))
    boss.post(reverse("desk:match_judge", args=[family.pair(0, 2)]), verdict(Verdict.DIFFERENT))

    for desk, may_undo in ((boss, True), (officer, False)):
        page = refused(desk, family.pair(1, 2), Verdict.SAME)
        (notice,) = (part.split("</ul>")[0] for part in page.split("What stands in the way<")[1:2])
        assert reverse("desk:match", args=[family.pair(0, 2)]) in notice
        assert reverse("desk:match", args=[family.pair(0, 1)]) not in notice
        assert "Different persons" in notice
        assert "M. Example" in notice
        assert ("Undo this judgement" in notice) is may_undo


def test_undo_page_names_the_joins_that_forbid_it(
    sign_in: SignIn, family: Family, register: Register
) -> None:
    boss, officer = sign_in(Role.SUPERVISOR), sign_in(Role.INTAKE_OFFICER)
    said: list[tuple[Client, int, int, Verdict]] = [
        (boss, 0, 1, Verdict.DIFFERENT),
        (boss, 0, 1, Verdict.SAME),
        (boss, 1, 2, Verdict.SAME),
        (boss, 0, 2, Verdict.SAME),
        (officer, 0, 2, Verdict.SAME),
    ]
    for desk, one, other, word in said:
        desk.post(reverse("desk:match_judge", args=[family.pair(one, other)]), verdict(word))
    with acting(register.system):
        taken = Judgement.objects.get(pair_id=family.pair(0, 1), verdict=Verdict.SAME).id

    page = boss.post(reverse("desk:undo_judgement", args=[taken]), {"reason": "I was wrong."})

    assert page.status_code == 409
    notice = page.content.decode().split("What stands in the way<")[1].split("</ul>")[0]
    assert reverse("desk:match", args=[family.pair(1, 2)]) in notice
    assert reverse("desk:match", args=[family.pair(0, 2)]) in notice


def test_page_says_nothing_of_the_way_when_nothing_was_refused(
    sign_in: SignIn, family: Family
) -> None:
    page = sign_in(Role.SUPERVISOR).post(
        reverse("desk:match_opened", args=[family.pair(0, 1)]), {"purpose": "quality"}
    )

    assert "What stands in the way" not in page.content.decode()
