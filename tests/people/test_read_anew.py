"""New rules of reading names are noticed, and the register is read anew once."""

import psycopg
import pytest

from tests.people.conftest import DARA, DARA_AGAIN, Register
from wayhome.access.actions.create_agency import NewAgency, create_agency
from wayhome.access.domain.agencies import AgencyKind
from wayhome.kernel import keys
from wayhome.kernel.context import acting
from wayhome.kernel.database import DbRole, running_as
from wayhome.people.actions.read_anew import read_anew
from wayhome.people.actions.rescore import rescore
from wayhome.people.models import Person
from wayhome.people.queries.reading import unread
from wayhome.people.tasks import notice_new_rules


def asked_for(superuser: psycopg.Connection) -> list[tuple[object, ...]]:
    """The agencies whose registers are to be read anew."""
    return superuser.execute(
        "SELECT args ->> 'agency' FROM procrastinate_jobs WHERE task_name = 'people.rescore'"
    ).fetchall()


def test_read_anew_asks_once_and_rests_when_all_is_read(
    register: Register, superuser: psycopg.Connection
) -> None:
    register.register(DARA)
    superuser.execute("UPDATE people_person SET read_with = 0")

    with acting(register.system):
        first, second = read_anew(by=register.system), read_anew(by=register.system)
        before = unread(register.system)
        rescore(after=None, by=register.system)
        after = unread(register.system)
    superuser.execute("DELETE FROM procrastinate_jobs")
    with acting(register.system):
        third = read_anew(by=register.system)

    assert (first, second, third) == (True, False, False)
    assert (before, after) == (1, 0)


def test_rescore_goes_on_and_forgets_the_tokens_when_a_key_is_destroyed(
    register: Register, superuser: psycopg.Connection
) -> None:
    erased, other = register.register(DARA), register.register(DARA_AGAIN)
    with acting(register.system):
        (key,) = Person.objects.filter(id=erased).values_list("key_id", flat=True)
    keys.store().destroy(key)
    superuser.execute("UPDATE people_person SET read_with = 0")

    with acting(register.system):
        rescore(after=None, by=register.system)
        waiting = unread(register.system)

    found = superuser.execute("SELECT DISTINCT person_id FROM people_token").fetchall()
    assert (waiting, found) == (0, [(other,)])


@pytest.mark.parametrize("read_with", [0, None])
def test_notice_new_rules_asks_for_each_register_that_has_older_tokens(
    register: Register, superuser: psycopg.Connection, read_with: int | None
) -> None:
    with acting(register.system):
        made = create_agency(
            NewAgency(code="unit", name="Unit", kind=AgencyKind.MINISTRY), by=register.system
        )
    superuser.execute("UPDATE access_agency SET id = %s WHERE id = %s", [register.agency, made])
    register.register(DARA)
    if read_with is not None:
        superuser.execute("UPDATE people_person SET read_with = %s", [read_with])

    with running_as(DbRole.JOBS):
        notice_new_rules()

    expected = [] if read_with is None else [(str(register.agency),)]
    assert asked_for(superuser) == expected
