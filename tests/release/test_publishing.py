"""Only what stands becomes public, what is withdrawn says so, and the history stays."""

from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError

from tests.release.ground import WORDS, Room
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import context, events
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole, connection
from wayhome.record.actions.decide import reject
from wayhome.record.actions.note_fact import withdraw_fact
from wayhome.record.actions.propose_facts import propose_facts
from wayhome.record.actions.release_fact import (
    ColleagueMustRelease,
    FactNotStanding,
    release_fact,
)
from wayhome.record.domain.decisions import Verdict
from wayhome.record.domain.events import FactWithdrawn
from wayhome.record.queries.releasable import ReleasableFact, left_to_colleagues, releasable
from wayhome.record.queries.review import proposals_of
from wayhome.release.actions.publish_entry import publish_entry
from wayhome.release.actions.publish_note import (
    EntryWithoutWords,
    NewNote,
    publish_note,
    withdraw_note,
)
from wayhome.release.actions.withdraw_entry import withdraw_entry
from wayhome.release.domain.statuses import ChangeCode, EntryStatus, NoteKind, Withdrawal
from wayhome.release.queries.entries import EntryPage, entry, found

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def room() -> Room:
    return Room()


def shown(room: Room, entry_id: UUID) -> EntryPage:
    with context.acting(room.by):
        return entry(entry_id)


def codes(page: EntryPage) -> list[ChangeCode]:
    return [line.code for line in page.changes]


def test_standing_fact_is_public_with_its_words_and_its_source(room: Room) -> None:
    page = shown(room, room.release(room.quote()))

    assert page.row.words == WORDS
    assert page.row.told == {"speaker": ("Mara Tolvanen",), "kind": ("direct",)}
    assert (page.row.publisher, page.row.address) == (
        "The Harbour Post",
        "https://news.example/inquiry",
    )
    assert page.row.status is EntryStatus.ALLEGED
    assert codes(page) == [ChangeCode.PUBLISHED]


def test_fact_is_public_once_when_it_is_released_twice(room: Room) -> None:
    fact = room.quote()

    assert room.release(fact) == room.release(fact)


def test_fact_that_waits_for_a_second_reviewer_is_refused(room: Room) -> None:
    fact = room.status()

    with pytest.raises(FactNotStanding), context.acting(room.by):
        release_fact(fact, by=room.by)


def test_fact_that_names_a_person_of_concern_is_made_public_by_a_colleague(room: Room) -> None:
    room.status()
    fact = room.role("Dana Whitlow")

    with pytest.raises(ColleagueMustRelease), context.acting(room.by):
        release_fact(fact, by=room.by)
    with context.acting(room.somebody()) as colleague:
        release_fact(fact, by=colleague)

    assert room.is_public(fact)


def test_person_of_whom_something_is_only_proposed_is_of_concern_too(room: Room) -> None:
    system = Actor.system(room.agency)
    with context.acting(system, role=DbRole.JOBS):
        propose_facts(text_version=room.version, by=system)
    fact = room.role("Dana Whitlow")

    with pytest.raises(ColleagueMustRelease), context.acting(room.by):
        release_fact(fact, by=room.by)


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.NOT_SAID])
def test_whoever_says_that_nothing_happened_makes_it_public_with_a_colleague(
    room: Room, verdict: Verdict
) -> None:
    system = Actor.system(room.agency)
    with context.acting(system, role=DbRole.JOBS):
        propose_facts(text_version=room.version, by=system)
    fact = room.role("Dana Whitlow")
    with context.acting(room.by):
        for each in proposals_of(room.by, room.version):
            if each.kind == "person_status":
                reject(each.id, verdict, by=room.by)

    with pytest.raises(ColleagueMustRelease), context.acting(room.by):
        release_fact(fact, by=room.by)
    with context.acting(room.somebody()) as colleague:
        release_fact(fact, by=colleague)

    assert room.is_public(fact)


def test_person_whose_name_nobody_gave_is_known_by_their_id(room: Room) -> None:
    room.status(names={})
    fact = room.role("Dana Whitlow")

    with pytest.raises(ColleagueMustRelease), context.acting(room.by):
        release_fact(fact, by=room.by)


def test_name_in_the_address_of_a_source_is_a_name_too(room: Room) -> None:
    room.status()
    quote = room.quote()

    with context.acting(room.by):
        fact = releasable(room.by, quote)
        named = replace(fact, address="https://news.example/whitlow-freed")
        left = [left_to_colleagues(room.by, [each]) for each in (fact, named)]

    assert left == [frozenset(), {quote}]


def test_fact_of_somebody_else_is_made_public_by_whoever_took_it(room: Room) -> None:
    room.status()

    assert room.release(room.role("Mara Tolvanen"))


def test_fact_that_two_people_saw_says_so(room: Room) -> None:
    fact = room.status()
    room.confirm(fact)

    assert shown(room, room.release(fact)).row.status is EntryStatus.CHECKED


@pytest.mark.parametrize("state", ["waiting", "withdrawn", "of another agency", "none"])
def test_database_refuses_an_entry_of_a_fact_that_does_not_stand(room: Room, state: str) -> None:
    standing = room.quote()
    with context.acting(room.by):
        told = releasable(room.by, standing)
    match state:
        case "waiting":
            fact = room.status()
        case "withdrawn":
            fact = standing
            with context.acting(room.by):
                withdraw_fact(fact, why="wrong", by=room.by)
        case "of another agency":
            fact = Room("other").quote()
        case _:
            fact = uuid4()

    # The action is called past the room that asks whether the fact stands.
    with pytest.raises(DatabaseError, match="row-level security"), context.acting(room.by):
        publish_entry(with_id(told, fact), by=room.by)


def test_database_takes_that_entry_when_its_policy_is_weakened(
    room: Room, superuser: psycopg.Connection
) -> None:
    fact = room.quote()
    with context.acting(room.by):
        told = releasable(room.by, fact)
    name = superuser.execute(
        "SELECT polname, pg_get_expr(polwithcheck, polrelid) FROM pg_policy"
        " WHERE polrelid = 'release_entry'::regclass AND polcmd = 'a'"
    ).fetchone()
    assert name is not None
    superuser.execute(f"ALTER POLICY {name[0]} ON release_entry WITH CHECK (true)".encode())
    try:
        with context.acting(room.by):
            assert publish_entry(with_id(told, uuid4()), by=room.by)
    finally:
        superuser.execute(
            f"ALTER POLICY {name[0]} ON release_entry WITH CHECK ({name[1]})".encode()
        )


def with_id(told: ReleasableFact, fact: UUID) -> ReleasableFact:
    """The same words under the id of another fact."""
    values = {name: getattr(told, name) for name in ReleasableFact.__slots__}
    return ReleasableFact(**{**values, "id": fact})


@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.INTAKE_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_may_publish_or_withdraw(room: Room, role: Role) -> None:
    fact = room.quote()
    entry_id = room.release(fact)
    other = room.somebody(role)

    with pytest.raises(NotFound), context.acting(other):
        release_fact(fact, by=other)
    with pytest.raises(NotFound), context.acting(other):
        withdraw_entry(entry_id, Withdrawal.ERROR, by=other)


def test_colleague_of_another_agency_may_neither_publish_nor_withdraw(room: Room) -> None:
    fact = room.quote()
    entry_id = room.release(fact)
    stranger = Room("other").by

    with pytest.raises(NotFound), context.acting(stranger):
        release_fact(fact, by=stranger)
    with pytest.raises(NotFound), context.acting(stranger):
        withdraw_entry(entry_id, Withdrawal.HARM, by=stranger)


def test_withdrawn_entry_keeps_its_words_its_day_and_its_reason(room: Room) -> None:
    entry_id = room.release(room.quote())

    with context.acting(room.by):
        withdraw_entry(entry_id, Withdrawal.SOURCE, by=room.by)

    page = shown(room, entry_id)
    assert page.row.status is EntryStatus.WITHDRAWN
    assert page.row.withdrawn_at is not None
    assert page.row.withdrawn_why is Withdrawal.SOURCE
    assert page.row.words == WORDS
    assert codes(page) == [ChangeCode.WITHDRAWN, ChangeCode.PUBLISHED]


def test_words_that_harm_are_gone_from_every_table_and_from_the_search(
    room: Room, superuser: psycopg.Connection
) -> None:
    entry_id = room.release(room.quote())
    with context.acting(room.by):
        reply = NewNote(NoteKind.REPLY, "Mara Tolvanen never said so.", signed="M. Tolvanen")
        publish_note(entry_id, reply, by=room.by)

    with context.acting(room.by):
        withdraw_entry(entry_id, Withdrawal.HARM, by=room.by)

    page = shown(room, entry_id)
    assert (page.row.words, page.row.told, page.row.title, page.notes) == ("", {}, "", ())
    assert codes(page)[:2] == [ChangeCode.WORDS_REMOVED, ChangeCode.WITHDRAWN]
    with context.acting(room.by):
        assert found("Tolvanen").rows == ()
    for table in ("release_entry", "release_note", "release_word", "release_change"):
        left = superuser.execute(f"SELECT count(*) FROM {table} t WHERE t::text ~* 'tolvanen'")
        assert left.fetchone() == (0,), table


def test_entry_is_withdrawn_with_its_words_when_its_fact_is(room: Room) -> None:
    fact = room.quote()
    entry_id = room.release(fact)

    with context.acting(room.by):
        withdraw_fact(fact, why="Another person said it.", by=room.by)

    page = shown(room, entry_id)
    assert (page.row.withdrawn_why, page.row.words) == (Withdrawal.REVIEW, "")


def test_words_of_entries_withdrawn_before_are_gone_when_their_fact_is_withdrawn(
    room: Room,
) -> None:
    fact = room.quote()
    first = room.release(fact)
    with context.acting(room.by):
        withdraw_entry(first, Withdrawal.ERROR, by=room.by)
    second = room.release(fact)

    with context.acting(room.by):
        withdraw_fact(fact, why="Another person said it.", by=room.by)

    pages = [shown(room, each) for each in (first, second)]
    assert [page.row.words for page in pages] == ["", ""]
    assert [page.row.withdrawn_why for page in pages] == [Withdrawal.ERROR, Withdrawal.REVIEW]
    with context.acting(room.by):
        assert found("Tolvanen").rows == ()


def test_entry_would_stand_on_when_the_wiring_is_cut(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = room.quote()
    entry_id = room.release(fact)
    monkeypatch.setitem(events._subscribers, FactWithdrawn, [])

    with context.acting(room.by):
        withdraw_fact(fact, why="Another person said it.", by=room.by)

    assert shown(room, entry_id).row.status is EntryStatus.ALLEGED


def test_fact_is_public_anew_after_its_entry_was_withdrawn(room: Room) -> None:
    fact = room.quote()
    first = room.release(fact)
    with context.acting(room.by):
        withdraw_entry(first, Withdrawal.ERROR, by=room.by)

    assert room.release(fact) != first


def test_reply_makes_an_entry_disputed_and_can_be_taken_away(room: Room) -> None:
    entry_id = room.release(room.quote())
    reply = NewNote(NoteKind.REPLY, "I said it, about another camp.", signed="M. T.", contests=True)

    with context.acting(room.by):
        note = publish_note(entry_id, reply, by=room.by)
    disputed = shown(room, entry_id)
    with context.acting(room.by):
        withdraw_note(note, by=room.by)
    after = shown(room, entry_id)

    assert disputed.row.status is EntryStatus.DISPUTED
    assert [note.words for note in disputed.notes] == ["I said it, about another camp."]
    assert after.notes == ()
    assert codes(after) == [
        ChangeCode.NOTE_WITHDRAWN,
        ChangeCode.DISPUTED,
        ChangeCode.REPLY,
        ChangeCode.PUBLISHED,
    ]


def test_nothing_is_put_beside_an_entry_without_words(room: Room) -> None:
    entry_id = room.release(room.quote())
    with context.acting(room.by):
        withdraw_entry(entry_id, Withdrawal.HARM, by=room.by)

    with pytest.raises(EntryWithoutWords), context.acting(room.by):
        publish_note(entry_id, NewNote(NoteKind.CORRECTION, "Words"), by=room.by)


def test_history_cannot_be_changed_by_anybody(room: Room) -> None:
    room.release(room.quote())

    with (
        pytest.raises(DatabaseError, match=r"denied|append-only"),
        context.acting(room.by),
        connection().cursor() as cursor,
    ):
        cursor.execute("UPDATE release_change SET code = 'published'")
