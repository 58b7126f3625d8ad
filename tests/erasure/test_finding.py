"""After a case is erased nothing finds it, and what finds others stays as it was."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from tests.cases.ground import Office, office, opened
from tests.erasure.ground import (
    MARK,
    PLACE,
    Told,
    erased,
    person_of,
    second_supervisor,
    shut,
    told_complaint,
)
from tests.forms.ground import STORY, brought
from tests.forms.ground import Ground as Forms
from tests.justice.ground import HEAD, alleged_in
from tests.sites.ground import proposed, registered
from wayhome.access.domain.purposes import Purpose
from wayhome.erasure.domain.reach import REACH, Reach
from wayhome.forms.actions.bring_form import Brought
from wayhome.forms.models import Revision
from wayhome.forms.queries.finding import Looked, find_by_words
from wayhome.justice.models import Link
from wayhome.kernel import context
from wayhome.matching.description import Description
from wayhome.people.actions.add_name_form import add_name_form
from wayhome.people.domain.name_forms import NameKind
from wayhome.people.queries.lookup import lookup
from wayhome.people.queries.search import search
from wayhome.sites.models import Pair as SitePair
from wayhome.sites.models import Place

OWNERS = {
    "people_token": "person_id",
    "sites_token": "place_id",
    "justice_token": "alleged_id",
    "forms_answer_token": "revision_id",
}
"""Which column of a table of tokens says what is found by them."""

STRAY = -7
"""A token that no rule of today computes, as an older rule may have left one."""


@dataclass(frozen=True, slots=True)
class Case:
    """A closed case and what is found by tokens of it, one row in each room that has any."""

    id: UUID
    complaint: UUID
    person: UUID
    place: UUID
    alleged: UUID
    revision: UUID

    @property
    def owners(self) -> dict[str, UUID]:
        """What tokens belong to, by table."""
        return {
            "people_token": self.person,
            "sites_token": self.place,
            "justice_token": self.alleged,
            "forms_answer_token": self.revision,
        }


def findable(unit: Office, form: Brought) -> Case:
    """A case of which everything says the same as every other case of these tests."""
    complaint = told_complaint(unit)
    person, case = person_of(unit, complaint), opened(unit, complaint).case
    with context.acting(unit.supervisor) as by:
        add_name_form(person=person, name=f"Old {MARK}", kind=NameKind.NICKNAME, by=by)
    alleged = alleged_in(unit, case, HEAD)
    submission = Forms(unit, case, form).sent().submission
    with context.acting(unit.system):
        place = Place.objects.get(complaint_id=complaint).id
        revision = Revision.objects.get(submission_id=submission).id
    shut(unit, case)
    return Case(case, complaint, person, place, alleged, revision)


@dataclass(frozen=True, slots=True)
class Ground:
    """A case that is to be erased and one that stays, found by the same words."""

    unit: Office
    form: Brought
    doomed: Case
    kept: Case

    def erase(self) -> None:
        """The one case, by two people and the worker."""
        unit, doomed = self.unit, self.doomed
        erased(Told(unit, second_supervisor(unit), doomed.id, doomed.complaint))


@pytest.fixture
def at(database: str) -> Ground:
    """Two cases that say the same."""
    unit = office()
    form = brought(unit)
    return Ground(unit, form, findable(unit, form), findable(unit, form))


def tokens(superuser: psycopg.Connection, table: str, owner: UUID) -> set[int]:
    """The tokens by which something is found."""
    query = sql.SQL("SELECT token FROM {} WHERE {} = %s").format(
        sql.Identifier(table), sql.Identifier(OWNERS[table])
    )
    return {token for (token,) in superuser.execute(query, [owner]).fetchall()}


def plant(superuser: psycopg.Connection, at: Ground) -> None:
    """A stray token for every owner, the same for both cases."""
    for table, owner in (*at.doomed.owners.items(), *at.kept.owners.items()):
        columns = {"agency_id": at.unit.agency, "token": STRAY, OWNERS[table]: owner}
        columns |= {"shared": "name"} if table == "justice_token" else {}
        query = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, columns)),
            sql.SQL(", ").join([sql.Placeholder()] * len(columns)),
        )
        superuser.execute(query, list(columns.values()))


def test_every_table_of_tokens_is_held_to_it() -> None:
    assert set(OWNERS) == {table for table, how in REACH.items() if how is Reach.REMOVED}


def test_every_token_of_an_erased_case_is_gone_and_every_other_stays(
    at: Ground, superuser: psycopg.Connection
) -> None:
    plant(superuser, at)
    before = {table: tokens(superuser, table, owner) for table, owner in at.kept.owners.items()}
    for table, owner in at.doomed.owners.items():
        assert tokens(superuser, table, owner) & before[table] > {STRAY}, table

    at.erase()

    for table, owner in at.doomed.owners.items():
        assert tokens(superuser, table, owner) == set(), table
    for table, owner in at.kept.owners.items():
        assert tokens(superuser, table, owner) == before[table], table


def found_persons(at: Ground) -> Iterator[set[UUID]]:
    """Whom each way of looking for a person finds: by the name, by another one, described."""
    with context.acting(at.unit.supervisor) as by:
        for text in (f"{MARK} Keo", f"Old {MARK}"):
            yield {hit.person for hit in search(by, text, purpose=Purpose.QUALITY).hits}
        asked = Description(names=(f"{MARK} Keo",))
        yield {each.person for each in lookup(by, asked, purpose=Purpose.QUALITY).found}


def test_no_search_finds_the_person_of_an_erased_case_and_each_finds_the_other(at: Ground) -> None:
    # Two mentions of one cluster would be one hit; these two nobody has judged.
    assert list(found_persons(at)) == [{at.doomed.person, at.kept.person}] * 3

    at.erase()

    assert list(found_persons(at)) == [{at.kept.person}] * 3


def test_words_find_no_answer_of_an_erased_case(at: Ground) -> None:
    looked = Looked("story", STORY)
    with context.acting(at.unit.supervisor) as by:
        before = find_by_words(by, at.form.form, looked, purpose=Purpose.PROTECTION)

    at.erase()

    with context.acting(at.unit.supervisor) as by:
        after = find_by_words(by, at.form.form, looked, purpose=Purpose.PROTECTION)
    assert {line.case for line in before.lines} == {at.doomed.id, at.kept.id}
    assert [line.case for line in after.lines] == [at.kept.id]


def linked(at: Ground, alleged: UUID) -> set[UUID]:
    """Whom an alleged person may be the same as."""
    with context.acting(at.unit.system):
        ends = Link.objects.values_list("left_id", "right_id")
        return {end for pair in ends if alleged in pair for end in pair} - {alleged}


def test_nobody_new_is_linked_to_an_alleged_person_of_an_erased_case(at: Ground) -> None:
    assert linked(at, at.kept.alleged) == {at.doomed.alleged}

    at.erase()

    newcomer = alleged_in(at.unit, opened(at.unit).case, HEAD)
    assert linked(at, newcomer) == {at.kept.alleged}
    assert linked(at, at.doomed.alleged) == set()


def paired(at: Ground, place: UUID) -> set[UUID]:
    """Which places may be one site with a place."""
    with context.acting(at.unit.system):
        ends = SitePair.objects.values_list("left_id", "right_id")
        return {end for pair in ends if place in pair for end in pair} - {place}


def test_no_new_place_is_held_against_a_place_of_an_erased_case(at: Ground) -> None:
    assert paired(at, at.kept.place) == {at.doomed.place}

    at.erase()

    newcomer = registered(at.unit, PLACE)
    assert paired(at, newcomer) == {at.kept.place}
    assert proposed(at.unit, at.kept.place).compared == 1
    assert paired(at, at.doomed.place) == set()
