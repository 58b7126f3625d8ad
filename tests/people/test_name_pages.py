"""Adding a form of a name on the person's page, opening the names, and taking a form back."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.people.conftest import DARA, Family, Register
from tests.people.test_match_pages import SignIn, sign_in
from wayhome.access.domain.roles import Role
from wayhome.kernel.context import acting
from wayhome.people.domain.verdicts import Verdict
from wayhome.people.models import NameForm

__all__ = ["sign_in"]

ADDED = "Bopha Srey"


def new(person: UUID, **given: str) -> dict[str, str]:
    """A filled form."""
    return {"name": ADDED, "kind": "nickname", "mention": str(person)} | given


def add(desk: Client, person: UUID, **given: str) -> str:
    """What the page says once a form was sent."""
    page = desk.post(reverse("desk:add_name", args=[person]), new(person, **given), follow=True)
    return page.content.decode()


def shown(desk: Client, person: UUID) -> str:
    """The page of a person."""
    return desk.get(reverse("desk:person", args=[person])).content.decode()


def test_name_is_added_listed_without_the_name_and_withdrawn(
    sign_in: SignIn, register: Register
) -> None:
    person, desk = register.register(DARA), sign_in(Role.INTAKE_OFFICER)

    added = add(desk, person)
    with acting(register.system):
        form = NameForm.objects.get().id
    withdrawn = desk.post(reverse("desk:withdraw_name", args=[form]), follow=True)
    again = desk.post(reverse("desk:withdraw_name", args=[form]), follow=True)

    assert "The name is added." in added
    assert "A nickname, or another name the person goes by" in added
    assert reverse("desk:withdraw_name", args=[form]) in added
    assert "Undo: take the name back" in added
    assert "Looking among all complaints" in added
    assert ADDED not in added
    assert "Taken back: " in withdrawn.content.decode()
    assert reverse("desk:withdraw_name", args=[form]) not in withdrawn.content.decode()
    assert "The name is taken back" in again.content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": ""}, "Write the name."),
        ({"name": "012 345"}, "Write a name with letters"),
        ({"name": "x" * 201}, "at most 200 characters"),
        ({"name": DARA.names[0]}, "This form is there already"),
        ({"kind": ""}, "Choose what kind of form it is."),
        ({"mention": "nonsense"}, "error"),
    ],
)
def test_name_form_keeps_what_was_typed_and_says_what_to_do(
    sign_in: SignIn, register: Register, given: dict[str, str], says: str
) -> None:
    person, desk = register.register(DARA), sign_in(Role.SUPERVISOR)

    page = desk.post(reverse("desk:add_name", args=[person]), new(person, **given))

    text = page.content.decode()
    assert page.status_code == 422
    assert says in text
    assert f'value="{given.get("name", ADDED)}"' in text or not given.get("name", ADDED)
    assert "<details class" in text
    with acting(register.system):
        assert not NameForm.objects.exists()


def test_names_open_for_a_purpose_only(sign_in: SignIn, register: Register) -> None:
    person, desk = register.register(DARA), sign_in(Role.CASE_WORKER)
    add(desk, person)
    address = reverse("desk:person_names", args=[person])

    unasked = desk.post(address, {"purpose": ""})
    opened = desk.post(address, {"purpose": "verification"}).content.decode()
    by_address = desk.get(address, {"purpose": "verification"}, follow=True).content.decode()

    assert unasked.status_code == 422
    assert "Choose what you need it for." in unasked.content.decode()
    assert DARA.names[0] in opened
    assert ADDED in opened
    for closed in (unasked.content.decode(), by_address, shown(desk, person)):
        assert DARA.names[0] not in closed
        assert ADDED not in closed


def test_name_of_a_joined_person_belongs_to_one_complaint(sign_in: SignIn, family: Family) -> None:
    desk = sign_in(Role.SUPERVISOR)
    with acting(family.by):
        family.judge(0, 1, Verdict.SAME)
    first, second, stranger = family.persons[:3]

    unchosen = desk.post(reverse("desk:add_name", args=[first]), new(first, mention=""))
    foreign = desk.post(reverse("desk:add_name", args=[first]), new(stranger))
    add(desk, first, mention=str(second))

    assert "Choose the complaint." in unchosen.content.decode()
    assert foreign.status_code == 422
    with acting(family.by):
        assert [form.person_id for form in NameForm.objects.all()] == [second]


def test_side_by_side_marks_what_staff_added(sign_in: SignIn, register: Register) -> None:
    pair, desk = register.pair(), sign_in(Role.SUPERVISOR)
    page = desk.get(reverse("desk:match", args=[pair])).content.decode()
    person = UUID(page.split("/matches/persons/")[1].split("/")[0])
    add(desk, person)

    opened = desk.post(reverse("desk:match_opened", args=[pair]), {"purpose": "quality"})

    assert f"{ADDED} (added by staff)" in opened.content.decode()


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR])
def test_names_are_not_there_when_the_role_reads_none(
    sign_in: SignIn, register: Register, role: Role
) -> None:
    person = register.register(DARA)
    add(sign_in(Role.SUPERVISOR), person)
    with acting(register.system):
        form = NameForm.objects.get().id
    client = sign_in(role)

    answers = (
        client.post(reverse("desk:add_name", args=[person]), new(person)),
        client.post(reverse("desk:person_names", args=[person]), {"purpose": "quality"}),
        client.post(reverse("desk:withdraw_name", args=[form])),
    )

    assert {answer.status_code for answer in answers} == {404}
