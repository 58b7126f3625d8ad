"""The pages on who is whom, through HTTP as staff use them."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from tests.people.conftest import DARA, DARA_AGAIN, Register
from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.actions.create_user import NewUser, create_user
from wayhome.access.domain.agencies import AgencyKind
from wayhome.access.domain.roles import Role
from wayhome.access.models import User
from wayhome.kernel.context import acting
from wayhome.people.actions.judge import judge
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.models import Judgement, Person

SECRETS = ("Chenda", "Keomony", "85512345678", "12 345 678")
SignIn = Callable[[Role], Client]


@pytest.fixture
def sign_in(register: Register) -> SignIn:
    """Sign in as somebody new of the register's agency."""
    with acting(register.system):
        create_agency(
            NewAgency(code="unit", name="Unit", kind=AgencyKind.MINISTRY), by=register.system
        )

    def enter(role: Role) -> Client:
        with acting(register.system):
            user = create_user(
                NewUser(
                    username=f"user-{uuid4().hex[:8]}",
                    display_name="M. Example",
                    password="long enough to keep",
                    roles=[role],
                ),
                by=register.system,
            )
        client = Client()
        with acting(register.staff()):
            client.force_login(User.objects.get(id=user))
        return client

    return enter


@pytest.fixture
def desk(sign_in: SignIn) -> Client:
    """A supervisor's browser."""
    return sign_in(Role.SUPERVISOR)


def clusters(register: Register) -> dict[UUID, UUID]:
    """Who belongs to whom now."""
    with acting(register.system):
        return dict(Person.objects.values_list("id", "cluster_id"))


def verdict(said: Verdict | str = Verdict.SAME, reason: str = "Same mother.") -> dict[str, str]:
    """A filled judgement."""
    return {"verdict": str(said), "reason": reason, "purpose": "triage"}


def test_piles_list_pairs_without_names(desk: Client, register: Register) -> None:
    pair = register.pair()

    page = desk.get(reverse("desk:matches")).content.decode()

    assert reverse("desk:match", args=[pair]) in page
    assert not any(secret in page for secret in SECRETS)


@pytest.mark.parametrize("query", ["pile=nonsense", "after=nonsense", "after=%C3%A9"])
def test_piles_are_not_there_when_the_address_was_altered(desk: Client, query: str) -> None:
    assert desk.get(f"{reverse('desk:matches')}?{query}").status_code == 404


def test_pair_gives_reasons_and_no_values_until_it_is_opened(
    desk: Client, register: Register
) -> None:
    pair = register.pair()

    page = desk.get(reverse("desk:match", args=[pair])).content.decode()

    assert "The same names in another order." in page
    assert not any(secret in page for secret in SECRETS)


def test_opened_pair_shows_both_sides_with_no_verdict_chosen(
    desk: Client, register: Register, superuser: psycopg.Connection
) -> None:
    pair = register.pair()

    page = desk.post(reverse("desk:match_opened", args=[pair]), {"purpose": "triage"})

    text = page.content.decode()
    assert all(name in text for name in (*DARA.names, *DARA_AGAIN.names))
    assert len(re.findall(r'type="radio"', text)) == 3
    assert not re.search(r"<input[^>]*type=\"radio\"[^>]*checked", text)
    assert page.headers["Cache-Control"].find("no-store") >= 0
    opened = superuser.execute(
        "SELECT count(*) FROM audit_leaf WHERE tag = 'people:fields:opened'"
    ).fetchall()
    assert opened == [(1,)]


@pytest.mark.parametrize("purpose", ["", "nonsense"])
def test_opened_pair_stays_closed_when_no_purpose_is_given(
    desk: Client, register: Register, purpose: str
) -> None:
    pair = register.pair()

    page = desk.post(reverse("desk:match_opened", args=[pair]), {"purpose": purpose})

    assert page.status_code == 422
    assert not any(secret in page.content.decode() for secret in SECRETS)


def test_opened_pair_asks_again_when_visited_by_address(desk: Client, register: Register) -> None:
    pair = register.pair()

    answer = desk.get(reverse("desk:match_opened", args=[pair]))

    assert answer.headers["Location"] == reverse("desk:match", args=[pair])


def test_judgement_joins_and_its_undo_restores(desk: Client, register: Register) -> None:
    pair = register.pair()
    before = clusters(register)

    judged = desk.post(reverse("desk:match_judge", args=[pair]), verdict())
    joined = clusters(register)
    with acting(register.system):
        judgement = Judgement.objects.get().id
    undone = desk.post(reverse("desk:undo_judgement", args=[judgement]), {"reason": "Wrong file."})

    assert (judged.status_code, undone.status_code) == (302, 302)
    assert len(set(joined.values())) == 1
    assert clusters(register) == before


@pytest.mark.parametrize(
    "answers",
    [verdict(reason=""), verdict(""), verdict("nonsense"), verdict(reason="x" * 2_001)],
)
def test_judgement_keeps_what_was_typed_when_something_is_missing(
    desk: Client, register: Register, answers: dict[str, str]
) -> None:
    pair = register.pair()

    page = desk.post(reverse("desk:match_judge", args=[pair]), answers)

    assert page.status_code == 422
    assert answers["reason"] in page.content.decode()
    assert len(set(clusters(register).values())) == 2


def test_judgement_disputes_when_a_colleague_said_otherwise(
    desk: Client, register: Register
) -> None:
    pair = register.pair()
    colleague = register.staff()
    with acting(colleague):
        judge(pair=pair, verdict=Verdict.DIFFERENT, reason="Two sisters.", by=colleague)

    desk.post(reverse("desk:match_judge", args=[pair]), verdict())
    page = desk.post(reverse("desk:match_opened", args=[pair]), {"purpose": "quality"})

    assert "Two sisters." in page.content.decode()
    assert "Reviewers disagree" in page.content.decode()
    assert len(set(clusters(register).values())) == 2


def test_judgement_does_not_offer_to_join_when_the_role_may_not(
    sign_in: SignIn, register: Register
) -> None:
    pair = register.pair()
    worker = sign_in(Role.CASE_WORKER)

    page = worker.post(reverse("desk:match_opened", args=[pair]), {"purpose": "verification"})
    refused = worker.post(
        reverse("desk:match_judge", args=[pair]), verdict() | {"purpose": "verification"}
    )

    assert 'value="same"' not in page.content.decode()
    assert refused.status_code == 422


def test_person_tells_its_history_without_names_or_reasons(
    desk: Client, register: Register
) -> None:
    pair = register.pair()
    desk.post(reverse("desk:match_judge", args=[pair]), verdict())
    person = next(iter(clusters(register)))

    page = desk.get(reverse("desk:person", args=[person])).content.decode()

    assert "M. Example" in page
    assert not any(secret in page for secret in (*SECRETS, "Same mother."))


def test_search_finds_by_post_and_never_by_address(desk: Client, register: Register) -> None:
    register.register(DARA)
    address = reverse("desk:search")

    posted = desk.post(address, {"query": "keomony chenda", "purpose": "quality"})
    by_address = desk.get(address, {"query": "keomony chenda", "purpose": "quality"})

    assert DARA.names[0] in posted.content.decode()
    assert DARA.names[0] not in by_address.content.decode()


def test_search_asks_for_the_purpose_when_the_headers_box_was_used(
    desk: Client, register: Register
) -> None:
    register.register(DARA)

    page = desk.post(reverse("desk:search"), {"query": "keomony"})

    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="keomony"' in text
    assert DARA.names[0] not in text


def test_titles_hold_no_names(desk: Client, register: Register) -> None:
    pair = register.pair()

    pages = (
        desk.post(reverse("desk:search"), {"query": "keomony", "purpose": "quality"}),
        desk.post(reverse("desk:match_opened", args=[pair]), {"purpose": "triage"}),
    )

    for page in pages:
        (title,) = re.findall(r"<title>(.*?)</title>", page.content.decode(), re.DOTALL)
        assert "eomony" not in title


@pytest.mark.parametrize(
    "role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR, Role.PARTNER_OFFICER]
)
def test_pages_are_not_there_when_the_role_reads_none(
    sign_in: SignIn, register: Register, role: Role
) -> None:
    pair = register.pair()
    client = sign_in(role)
    person = next(iter(clusters(register)))

    answers = (
        client.get(reverse("desk:matches")),
        client.get(reverse("desk:match", args=[pair])),
        client.post(reverse("desk:match_opened", args=[pair]), {"purpose": "triage"}),
        client.post(reverse("desk:match_judge", args=[pair]), verdict()),
        client.get(reverse("desk:person", args=[person])),
        client.get(reverse("desk:search")),
        client.post(reverse("desk:search"), {"query": "keomony", "purpose": "quality"}),
    )

    assert {answer.status_code for answer in answers} == {404}


def test_pages_look_alike_when_unknown_and_when_another_agencys(
    desk: Client, register: Register
) -> None:
    foreign = Register().pair()

    unknown = desk.get(reverse("desk:match", args=[uuid4()]))
    forbidden = desk.get(reverse("desk:match", args=[foreign]))

    assert unknown.status_code == forbidden.status_code == 404
    assert unknown.content == forbidden.content


def test_person_page_looks_for_matches_again_when_asked(
    register: Register, desk: Client, superuser: psycopg.Connection
) -> None:
    person = register.register(DARA)
    superuser.execute("DELETE FROM procrastinate_jobs")
    address = reverse("desk:person", args=[person])
    idle = desk.get(address).content.decode()

    for _ in range(2):
        assert desk.post(reverse("desk:look_for_matches", args=[person])).status_code == 302

    jobs = superuser.execute("SELECT task_name, args FROM procrastinate_jobs").fetchall()
    arguments = {"agency": str(register.agency), "person": str(person)}
    assert jobs == [("people.propose_matches", arguments)]
    assert "No undecided match" in idle
    assert "Looking among all complaints" in desk.get(address).content.decode()


def test_search_page_says_when_part_of_the_register_is_read_anew(
    register: Register, desk: Client, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    superuser.execute("UPDATE people_person SET read_with = 0")

    page = desk.post(reverse("desk:search"), {"query": "Keomony", "purpose": "quality"})

    assert "1 person is being made findable" in page.content.decode()
    assert "Chenda Keomony" in page.content.decode()


def test_pair_page_looks_for_further_matches_of_either_side_and_comes_back(
    register: Register, desk: Client, superuser: psycopg.Connection
) -> None:
    pair = register.pair()
    superuser.execute("DELETE FROM procrastinate_jobs")
    address = reverse("desk:match", args=[pair])
    idle = desk.get(address).content.decode()
    (one, other) = clusters(register)
    asked = {"page": "match", "at": str(pair)}

    back = desk.post(reverse("desk:look_for_matches", args=[one]), asked)
    altered = desk.post(reverse("desk:look_for_matches", args=[one]), asked | {"at": "//x.example"})

    for person in (one, other):
        assert reverse("desk:look_for_matches", args=[person]) in idle
    assert back.headers["Location"] == f"{address}#further"
    assert altered.headers["Location"] == reverse("desk:person", args=[one]) + "#matches"
    assert "Looking among all complaints" in desk.get(address).content.decode()
