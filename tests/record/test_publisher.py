"""A publisher that is a private person is emptied, in the record and in what is public of it."""

from uuid import UUID

import pytest
from django.db import DatabaseError

from tests.cases.test_at_once import beside
from tests.release.ground import Room
from wayhome.access.policy import NotFound
from wayhome.audit.domain.tags import Tag
from wayhome.audit.models import Leaf
from wayhome.kernel import context
from wayhome.kernel.database import connection
from wayhome.record.actions.correct_publisher import correct_publisher
from wayhome.record.queries.sources import source
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import ChangeCode, Withdrawal
from wayhome.release.queries.entries import entry, found

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def room() -> Room:
    return Room()


def correct(room: Room, publisher: str, *, of: UUID | None = None) -> None:
    with context.acting(room.by):
        correct_publisher(of or room.source, publisher, by=room.by)


def test_publisher_is_emptied_in_record_and_public(room: Room) -> None:
    public = room.release(room.quote())

    correct(room, "")

    with context.acting(room.by):
        page, shown = source(room.by, room.source), entry(public)
        by_old_name, by_words = found("Harbour Post").rows, found("inquiry").rows
        leaves = list(Leaf.objects.filter(tag=Tag.RECORD_PUBLISHER_CORRECTED))
    assert (page.publisher, shown.row.publisher) == ("", "")
    assert [line.code for line in shown.changes] == [ChangeCode.CORRECTION, ChangeCode.PUBLISHED]
    assert (by_old_name, [row.id for row in by_words]) == ((), [public])
    assert len(leaves) == 1
    assert "Harbour" not in str(leaves[0].__dict__)


def test_withdrawn_entry_is_corrected_too_and_nothing_changes_twice(room: Room) -> None:
    public = room.release(room.quote())
    with context.acting(room.by):
        withdraw_entry(public, Withdrawal.HARM, by=room.by)

    correct(room, "  The  Harbour Daily ")
    correct(room, "The Harbour Daily")

    with context.acting(room.by):
        shown = entry(public)
        assert not found("Daily").rows
        assert Leaf.objects.filter(tag=Tag.RECORD_PUBLISHER_CORRECTED).count() == 1
    assert shown.row.publisher == "The Harbour Daily"
    assert [line.code for line in shown.changes].count(ChangeCode.CORRECTION) == 1


def test_another_agency_corrects_nothing(room: Room) -> None:
    other = Room("other")

    with pytest.raises(NotFound), context.acting(other.by):
        correct_publisher(room.source, "", by=other.by)
    with context.acting(other.by), connection().cursor() as cursor:
        cursor.execute("UPDATE record_source SET publisher = '' WHERE id = %s", [room.source])
        changed = cursor.rowcount

    assert changed == 0


def test_nothing_else_of_a_source_changes(room: Room) -> None:
    with pytest.raises(DatabaseError), context.acting(room.by), connection().cursor() as cursor:
        cursor.execute("UPDATE record_source SET title = '' WHERE id = %s", [room.source])


def test_fact_that_is_made_public_meanwhile_names_no_publisher_either(room: Room) -> None:
    fact = room.quote()
    public: list[UUID] = []

    with beside(lambda: public.append(room.release(fact))) as late, context.acting(room.by) as by:
        correct_publisher(room.source, "", by=by)
        late.start()
        late.join(timeout=1)

    with context.acting(room.by):
        assert entry(public[0]).row.publisher == ""
