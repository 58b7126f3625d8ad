"""Staff add forms of a name beside what the complaint says, and take them back; findable by each."""

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.people.conftest import DARA, Register
from wayhome.access.domain.purposes import Purpose
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import keys
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import acting
from wayhome.matching.description import Description, PartialDate
from wayhome.people.actions.add_name_form import (
    NameKnown,
    NameUnreadable,
    TooManyForms,
    add_name_form,
)
from wayhome.people.actions.follow_names import follow_names
from wayhome.people.actions.withdraw_name_form import FormWithdrawn, withdraw_name_form
from wayhome.people.domain.name_forms import MOST_FORMS, NameKind
from wayhome.people.models import NameForm, Person
from wayhome.people.queries.lookup import lookup
from wayhome.people.queries.name_forms import Names, name_forms, open_names
from wayhome.people.queries.pairs import PairRow, pairs_within
from wayhome.people.queries.search import search

KHMER = "ចិន្តា កែវមុនី"
NICKNAME = "Bopha"


def add(register: Register, person: UUID, name: str = NICKNAME, by: Actor | None = None) -> UUID:
    """Add a form and let the job follow."""
    actor = by or register.staff()
    with acting(actor):
        form = add_name_form(person=person, name=name, kind=NameKind.NICKNAME, by=actor)
    follow(register, person)
    return form


def follow(register: Register, person: UUID) -> None:
    """What the job does."""
    with acting(register.system):
        follow_names(person=person, by=register.system)


def withdraw(register: Register, form: UUID, by: Actor | None = None) -> None:
    """Withdraw a form and let the job follow."""
    actor = by or register.staff()
    with acting(actor):
        person = withdraw_name_form(form=form, by=actor)
    follow(register, person)


def found(register: Register, name: str) -> list[UUID]:
    """Whom a search by this name finds; a lookup by several names must agree."""
    by = register.staff()
    with acting(by):
        hits = search(by, name, purpose=Purpose.QUALITY).hits
        described = lookup(by, Description(names=(name,)), purpose=Purpose.QUALITY).found
    if " " in name:
        assert [each.person for each in described] == [hit.person for hit in hits]
    return [hit.person for hit in hits]


def stored(superuser: psycopg.Connection, table: str) -> list[tuple[object, ...]]:
    """Everything in a table, as text, past all row rules."""
    return superuser.execute(f"SELECT {table}::text FROM {table} ORDER BY 1").fetchall()


@pytest.mark.parametrize("name", [NICKNAME, KHMER, "宝花", "Keo Mony Chinda"])
def test_name_form_makes_a_person_findable_until_it_is_withdrawn(
    register: Register, superuser: psycopg.Connection, name: str
) -> None:
    person = register.register(Description(names=("Vuth Ratanak",)))
    before = {table: stored(superuser, table) for table in ("people_person", "people_token")}
    unknown = found(register, name)

    form = add(register, person, name)
    known = found(register, name)
    withdraw(register, form)

    assert (unknown, known, found(register, name)) == ([], [person], [])
    assert {table: stored(superuser, table) for table in before} == before


def test_name_form_is_sealed_and_leaves_what_was_told_untouched(
    register: Register, superuser: psycopg.Connection
) -> None:
    person = register.register(DARA)
    before = stored(superuser, "people_person")

    add(register, person, KHMER)

    assert stored(superuser, "people_person") == before
    tables = ("people_name_form", "people_token", "audit_leaf", "procrastinate_jobs")
    kept = "".join(str(row) for table in tables for row in stored(superuser, table))
    assert KHMER not in kept
    assert KHMER.encode().hex() not in kept


def test_name_form_keeps_who_added_and_who_withdrew(
    register: Register, superuser: psycopg.Connection
) -> None:
    person, first, second = register.register(DARA), register.staff(), register.staff()

    form = add(register, person, by=first)
    withdraw(register, form, by=second)

    with acting(first):
        (row,) = name_forms(first, [person])
    assert (row.id, row.kind, row.by, row.withdrawn_by) == (
        form,
        NameKind.NICKNAME,
        first.user,
        second.user,
    )
    assert row.withdrawn_at is not None
    assert row.at < row.withdrawn_at
    tags = superuser.execute(
        "SELECT tag FROM audit_leaf WHERE tag LIKE 'people:name:%' ORDER BY at"
    )
    assert tags.fetchall() == [("people:name:added",), ("people:name:withdrawn",)]


def test_names_open_for_a_purpose_and_say_which_were_added(
    register: Register, superuser: psycopg.Connection
) -> None:
    person, by = register.register(DARA), register.staff(Role.INTAKE_OFFICER)
    add(register, person)
    withdraw(register, add(register, person, "Mistaken"))

    with acting(by):
        opened = open_names(by, person, purpose=Purpose.TRIAGE)

    assert opened == (Names(person=person, told=DARA.names, added=(NICKNAME,)),)
    ((tag, body),) = superuser.execute(
        "SELECT tag, convert_from(body, 'UTF8') FROM audit_leaf WHERE actor_id = %s", [by.user]
    ).fetchall()
    assert tag == "people:fields:opened"
    assert '"field_groups":["identity"]' in body
    with acting(by), pytest.raises(NotFound):
        open_names(by, person, purpose=Purpose.PROSECUTION)


def between(register: Register, persons: list[UUID]) -> tuple[PairRow, ...]:
    """The pairs among these persons."""
    by = register.staff()
    with acting(by):
        return pairs_within(by, persons=persons)


def test_name_form_leads_to_pairs_that_were_not_proposed_before(register: Register) -> None:
    one = register.register(DARA)
    stranger = Description(names=("Vuth Ratanak",), sex="female", birth=PartialDate(1998))
    other = register.register(stranger)
    register.propose(other)
    none_yet = between(register, [one, other])

    add(register, other, KHMER)
    register.propose(other)

    assert none_yet == ()
    (pair,) = between(register, [one, other])
    assert pair.weight > 0


def test_name_form_weighs_the_known_pairs_anew_and_its_withdrawal_restores_them(
    register: Register,
) -> None:
    one = register.register(DARA)
    other = register.register(replace(DARA, names=("Chenda Vuth",)))
    register.propose(other)
    (before,) = between(register, [one, other])

    form = add(register, other, "Keomony Chenda")
    (known,) = between(register, [one, other])
    withdraw(register, form)
    (after,) = between(register, [one, other])

    assert known.weight > before.weight
    assert (after.weight, after.comparisons) == (before.weight, before.comparisons)


@pytest.mark.parametrize("name", ["", " ", "?!", "012 345", "x" * 201, "\x00"])
def test_name_form_is_refused_when_it_is_no_name(register: Register, name: str) -> None:
    person = register.register(DARA)

    with pytest.raises(NameUnreadable):
        add(register, person, name)


@pytest.mark.parametrize("name", ["Chenda Keomony", " chenda  KEOMONY ", NICKNAME])
def test_name_form_is_refused_when_it_is_known(register: Register, name: str) -> None:
    person = register.register(DARA)
    add(register, person)

    with pytest.raises(NameKnown):
        add(register, person, name)


def test_name_form_may_return_after_it_was_withdrawn(register: Register) -> None:
    person = register.register(DARA)
    withdraw(register, add(register, person))

    add(register, person)

    assert found(register, NICKNAME) == [person]


def test_name_forms_end_at_twenty(register: Register) -> None:
    person = register.register(DARA)
    letters = "abcdefghijklmnopqrstuvwxyz"
    for letter in letters[:MOST_FORMS]:
        with acting(register.staff()) as by:
            add_name_form(person=person, name=f"Bo{letter}", kind=NameKind.SPELLING, by=by)

    with pytest.raises(TooManyForms):
        add(register, person, "Zu")


def test_withdrawal_is_refused_when_it_happened_already(register: Register) -> None:
    form = add(register, register.register(DARA))
    withdraw(register, form)

    with pytest.raises(FormWithdrawn):
        withdraw(register, form)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.RIGHTS_MONITOR])
def test_name_forms_are_refused_when_the_role_works_on_no_person(
    register: Register, role: Role
) -> None:
    person = register.register(DARA)
    form, by = add(register, person), register.staff(role)

    with pytest.raises(NotFound):
        add(register, person, "Another", by=by)
    with pytest.raises(NotFound):
        withdraw(register, form, by=by)


def test_name_forms_look_absent_when_the_person_is_unknown_or_another_agencys(
    register: Register,
) -> None:
    theirs = Register()
    foreign = theirs.register(DARA)
    form = add(theirs, foreign)

    for person in (foreign, uuid4()):
        with pytest.raises(NotFound):
            add(register, person, "Another")
    with pytest.raises(NotFound):
        withdraw(register, form)
    with acting(register.staff()) as by:
        assert name_forms(by, [foreign]) == ()


def test_name_forms_are_lost_with_the_key_of_the_person(register: Register) -> None:
    person = register.register(DARA)
    add(register, person)
    with acting(register.system):
        (key,) = Person.objects.filter(id=person).values_list("key_id", flat=True)
    keys.store().destroy(key)

    assert found(register, NICKNAME) == []
    with pytest.raises(NotFound):
        add(register, person, "Another")


def test_name_forms_cannot_be_rewritten_by_any_page_or_job(register: Register) -> None:
    add(register, register.register(DARA))

    for actor in (register.staff(), register.system):
        with pytest.raises(DatabaseError, match="denied"), acting(actor):
            NameForm.objects.update(kind=NameKind.SPELLING)
