"""What every room sealed about a case is gone with it, and what is told of others is not."""

from uuid import UUID

import psycopg

from tests.cases.ground import office, opened
from tests.erasure.ground import Told, erased, second_supervisor, shut, told_complaint
from tests.erasure.opening import keys_left, opens, sealed_values
from tests.erasure.rooms import fill, judged
from tests.forms.ground import Ground as Forms
from tests.forms.ground import brought
from wayhome.erasure.domain.reach import REACH, Reach

SEALED = tuple(table for table, how in REACH.items() if how is not Reach.REMOVED)
TOKENS = tuple(table for table, how in REACH.items() if how is Reach.REMOVED)
UNSEALED = {"cases_case", "care_referral", "justice_alleged_person"}
"""Tables that name a key and seal nothing in columns of their own."""


def test_nothing_that_any_room_sealed_opens_with_any_key_that_is_left(
    superuser: psycopg.Connection,
) -> None:
    unit, other = office(), office("other", receives=False)
    form, kept = brought(unit), told_complaint(unit)
    fill(Forms(unit, opened(unit, kept).case, form), other, kept)
    before = set(sealed_values(superuser, *SEALED))
    complaint = told_complaint(unit)
    case = opened(unit, complaint).case
    fill(Forms(unit, case, form), other, complaint)
    judged(unit)
    shut(unit, case)
    doomed = set(sealed_values(superuser, *SEALED)) - before
    assert {value.place.table for value in doomed} >= set(SEALED) - UNSEALED - {"erasure_erasure"}

    erased(Told(unit, second_supervisor(unit), case, complaint))

    left = keys_left(superuser)
    after = set(sealed_values(superuser, *SEALED))
    still = {value.place.row for value in after - before if opens(value, left)}
    assert still == sites_of_operations(superuser) - {value.place.row for value in before}
    assert all(opens(value, left) for value in before)
    assert before <= after
    for table in TOKENS:
        found = superuser.execute(f"SELECT count(*) FROM {table}").fetchone()  # names of tables
        assert found is not None
        assert found[0] > 0


def sites_of_operations(superuser: psycopg.Connection) -> set[UUID]:
    """Places that belong to no case: where an operation goes."""
    query = "SELECT id FROM sites_place WHERE complaint_id IS NULL AND case_id IS NULL"
    return {place for (place,) in superuser.execute(query).fetchall()}
