"""Lists are imported whole, as numbered versions, and the same file again changes nothing."""

from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.ground import Office, office
from tests.screening.ground import LOTUS, OUK, XU, imported, list_file
from wayhome.interchange.unreadable import Unreadable
from wayhome.kernel import context
from wayhome.screening.actions.import_list import (
    KeptByAnother,
    NoListings,
    ReplacedBefore,
    ShrankTooMuch,
    import_list,
)
from wayhome.screening.actions.merge_listings import ListingTwice, Merged
from wayhome.screening.actions.reindex import reindex
from wayhome.screening.domain.listings import Listing
from wayhome.screening.domain.tokens import RULES
from wayhome.screening.queries.lists import lists

_STATE = """
SELECT (SELECT json_agg(v ORDER BY number) FROM screening_version v),
       (SELECT json_agg(e ORDER BY key, since_number) FROM screening_entry e),
       (SELECT json_agg(t ORDER BY entry_id, token) FROM screening_token t),
       (SELECT count(*) FROM audit_leaf WHERE tag LIKE 'screening:%')
"""


@pytest.fixture
def unit(database: str) -> Office:
    """The agency that keeps the lists."""
    return office()


def test_version_says_what_differs_from_the_one_before(unit: Office) -> None:
    renamed = replace(XU, programme="ANOTHER")

    first = imported(unit.system, OUK, XU)
    second = imported(unit.system, renamed, LOTUS)

    with context.acting(unit.supervisor) as by:
        (kept,) = lists(by)
    assert (first.number, first.merged) == (1, Merged(entries=2, added=2))
    assert (second.number, second.merged) == (2, Merged(2, added=1, changed=1, removed=1))
    assert [each.number for each in kept.versions] == [2, 1]


def test_entry_of_an_old_version_is_kept_as_it_was(
    unit: Office, superuser: psycopg.Connection
) -> None:
    imported(unit.system, OUK, XU)
    imported(unit.system, replace(OUK, programme="ANOTHER"), XU)
    imported(unit.system, XU)

    rows = superuser.execute(
        "SELECT content->>'programme', since_number, until_number FROM screening_entry"
        " WHERE key = '1' ORDER BY since_number"
    ).fetchall()
    found = superuser.execute(
        "SELECT DISTINCT e.key FROM screening_token t JOIN screening_entry e ON e.id = t.entry_id"
    ).fetchall()
    assert rows == [("INVENTED", 1, 1), ("ANOTHER", 2, 2)]
    assert found == [("2",)]


listing_sets = st.lists(st.sampled_from([OUK, XU, LOTUS, replace(XU, programme="B")]), min_size=1)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=st.lists(listing_sets, min_size=1, max_size=4))
def test_file_imported_again_changes_nothing(
    unit: Office, superuser: psycopg.Connection, files: list[list[Listing]]
) -> None:
    for each in files:
        imported(unit.system, *{told.key: told for told in each}.values())
    before = superuser.execute(_STATE).fetchone()

    again = imported(unit.system, *{told.key: told for told in files[-1]}.values())

    in_force = superuser.execute(
        "SELECT key FROM screening_entry WHERE until_number IS NULL ORDER BY key"
    ).fetchall()
    assert not again.is_new
    assert superuser.execute(_STATE).fetchone() == before
    assert [key for (key,) in in_force] == sorted({told.key for told in files[-1]})


def test_nothing_is_imported_when_the_reader_stops_half_way(
    unit: Office, superuser: psycopg.Connection
) -> None:
    def broken() -> Iterator[Listing]:
        yield OUK
        raise Unreadable("broken", line=7)

    with pytest.raises(Unreadable), context.acting(unit.system) as by:
        import_list(list_file(OUK), broken(), by=by)

    assert superuser.execute("SELECT count(*) FROM screening_list").fetchone() == (0,)


@pytest.mark.parametrize(
    ("listings", "refusal"),
    [((), NoListings), ((OUK, OUK), ListingTwice), ((XU,), ReplacedBefore)],
)
def test_unlikely_file_is_refused_and_changes_nothing(
    unit: Office,
    superuser: psycopg.Connection,
    listings: tuple[Listing, ...],
    refusal: type[Exception],
) -> None:
    imported(unit.system, XU)
    imported(unit.system, OUK, XU)
    before = superuser.execute(_STATE).fetchone()

    with pytest.raises(refusal), context.acting(unit.system) as by:
        import_list(list_file(*listings), iter(listings), by=by)

    assert superuser.execute(_STATE).fetchone() == before


def test_file_that_lacks_most_entries_is_refused_unless_somebody_is_sure(unit: Office) -> None:
    many = [replace(OUK, key=str(number)) for number in range(30)]
    imported(unit.system, *many)
    few = many[:10]

    with pytest.raises(ShrankTooMuch), context.acting(unit.system) as by:
        import_list(list_file(*few), iter(few), by=by)
    with context.acting(unit.system) as by:
        taken = import_list(list_file(*few, is_sure=True), iter(few), by=by)

    assert taken.merged == Merged(entries=10, removed=20)


def test_list_has_one_keeper(unit: Office) -> None:
    other = office("other", receives=False)
    imported(unit.system, OUK)

    with pytest.raises(KeptByAnother):
        imported(other.system, XU)


def test_entries_are_indexed_anew_when_the_rules_changed(
    unit: Office, superuser: psycopg.Connection
) -> None:
    imported(unit.system, OUK, XU)
    superuser.execute("UPDATE screening_token SET rules = rules - 1")

    with context.acting(unit.system) as by:
        first, second = reindex(by=by), reindex(by=by)

    rules = superuser.execute("SELECT DISTINCT rules FROM screening_token").fetchall()
    assert (first, second) == (2, 0)
    assert rules == [(RULES,)]
