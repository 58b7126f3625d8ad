"""A name is held against the lists: near entries come up with reasons, far ones do not."""

from dataclasses import replace
from uuid import uuid4

import psycopg
import pytest

from tests.cases.ground import Office, lodged, office
from tests.screening.ground import LOTUS, OUK, XU, Name, imported, screened
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.matching.description import PartialDate
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.screening.actions.note_screening import ListsNotReady, Screened
from wayhome.screening.actions.rescreen import FollowedBefore, NothingNew, rescreen
from wayhome.screening.actions.screen import NameNotInSource, screen, screen_source
from wayhome.screening.actions.screen_complaint import PersonAsked, screen_complaint
from wayhome.screening.domain.listings import ListedName, Listing, NameKind, SubjectKind
from wayhome.screening.domain.nearness import Strength
from wayhome.screening.domain.sought import NameMissing
from wayhome.screening.domain.verdicts import HitState
from wayhome.screening.queries.opened import OpenedScreening, open_screening
from wayhome.screening.queries.screenings import screening

pytestmark = pytest.mark.own_sql


@pytest.fixture
def unit(database: str) -> Office:
    """An agency with a list of three."""
    unit = office()
    imported(unit.system, OUK, XU, LOTUS)
    return unit


def opened(by: Actor, done: Screened) -> OpenedScreening:
    """A screening, opened by somebody."""
    with context.acting(by):
        return open_screening(by, done.id, purpose=Purpose.SANCTIONS)


def found(by: Actor, name: Name | str) -> list[str]:
    """The keys of the entries that come near a name, the nearest first."""
    return [hit.entry.listing.key for hit in opened(by, screened(by, name)).hits]


def again(by: Actor, done: Screened) -> Screened:
    """The same name screened again."""
    with context.acting(by):
        return rescreen(screening=done.id, purpose=Purpose.SANCTIONS, by=by)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tevoda Ouk", ["1"]),
        ("OUK Tevoda", ["1"]),
        ("អ៊ុក ទេវតា", ["1"]),
        ("Hsu Ming-yuan", ["2"]),
        ("徐明遠", ["2"]),
        ("Brother Tep", ["1"]),
        ("Brother Sok", []),
        ("Sokunthea Zzyzx", []),
        (Name("Nobody Here", others=("Tevoda Ouk",)), ["1"]),
        (Name("Lotus Gate Invented Holdings", kind=SubjectKind.ORGANISATION), ["3"]),
        ("Lotus Gate Invented Holdings", []),
    ],
)
def test_entry_comes_up_when_a_name_of_it_comes_near(
    unit: Office, name: Name | str, expected: list[str]
) -> None:
    assert found(unit.worker, name) == expected


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        (Name("Tevoda Ouk", birth=PartialDate(1971, 2, 14), nationality="khm"), Strength.STRONG),
        (Name("Tevoda Ouk", birth=PartialDate(1994, 5, 1)), Strength.FAINT),
        (Name("Tevoda Ouc", birth=PartialDate(1994, 5, 1)), None),
        (Name("Xu Mingyuan", birth=PartialDate(1976)), Strength.STRONG),
        (Name("Xu Mingyuan", birth=PartialDate(1999)), Strength.FAINT),
    ],
)
def test_birth_and_nationality_sharpen_what_the_name_says(
    unit: Office, name: Name, strength: Strength | None
) -> None:
    plain = opened(unit.worker, screened(unit.worker, name.text)).hits

    hits = opened(unit.worker, screened(unit.worker, name)).hits

    assert [hit.strength for hit in hits] == ([strength] if strength else [])
    assert plain
    assert not hits or (hits[0].weight > plain[0].weight) is (strength is Strength.STRONG)


def test_database_names_nobody_who_was_screened(
    unit: Office, superuser: psycopg.Connection
) -> None:
    done = screened(unit.worker, "Tevoda Ouk Zzyzx")

    rows = superuser.execute(
        "SELECT s::text || h::text, h.id FROM screening_screening s JOIN screening_hit h"
        " ON h.screening_id = s.id WHERE s.id = %s",
        [done.id],
    ).fetchall()
    entries = superuser.execute("SELECT id::text FROM screening_entry").fetchall()
    leaf = superuser.execute(
        "SELECT convert_from(body, 'UTF8') FROM audit_leaf WHERE tag = 'screening:name:screened'"
    ).fetchone()
    assert rows
    assert leaf is not None
    for text in (rows[0][0], leaf[0]):
        assert "Zzyzx" not in text
        assert not any(entry in text for (entry,) in entries)


def test_screening_counts_once_when_it_is_sent_twice(
    unit: Office, superuser: psycopg.Connection
) -> None:
    asked = Name("Tevoda Ouk").asked

    with context.acting(unit.worker) as by:
        one = screen(asked, by=by)
    with context.acting(unit.worker) as by:
        other = screen(asked, by=by)

    assert one == other
    assert superuser.execute("SELECT count(*) FROM screening_screening").fetchone() == (1,)


@pytest.mark.parametrize("text", ["", " - ", "A", "123"])
def test_name_must_say_something(unit: Office, text: str) -> None:
    with pytest.raises(NameMissing):
        screened(unit.worker, text)


def test_nothing_is_screened_before_a_list_is_there(database: str) -> None:
    with pytest.raises(ListsNotReady):
        screened(office().worker, "Tevoda Ouk")


def test_nothing_is_screened_when_entries_cannot_be_found(
    unit: Office, superuser: psycopg.Connection
) -> None:
    superuser.execute("UPDATE screening_token SET rules = rules - 1")

    with pytest.raises(ListsNotReady):
        screened(unit.worker, "Tevoda Ouk")


def test_only_roles_with_the_purpose_may_screen(unit: Office) -> None:
    with pytest.raises(NotFound):
        screened(unit.intake, "Tevoda Ouk")
    with pytest.raises(NotFound):
        screened(unit.worker, Name("Tevoda Ouk", purpose=Purpose.SUPERVISION))


def test_source_must_name_whom_one_screens_for_it(unit: Office) -> None:
    text = b"A court spoke of Tevoda Ouk, a merchant.\n"
    with context.acting(unit.supervisor) as by:
        source = add_source(NewSource(content=text), by=by).id

    with context.acting(unit.supervisor) as by:
        done = screen_source(Name("TEVODA OUK").asked, source_id=source, by=by)
    with pytest.raises(NameNotInSource), context.acting(unit.supervisor) as by:
        screen_source(Name("Xu Mingyuan").asked, source_id=source, by=by)

    assert done.hits == 1


def test_person_of_a_complaint_is_screened_by_few_and_nothing_else_changes(
    unit: Office, superuser: psycopg.Connection
) -> None:
    complaint = lodged(unit.agency)
    before = superuser.execute("SELECT md5(c::text) FROM intake_complaint c").fetchone()
    asked = PersonAsked(uuid4(), complaint, Purpose.SANCTIONS)

    with context.acting(unit.supervisor) as by:
        done = screen_complaint(asked, by=by)
        row = screening(by, done.id)
    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        screen_complaint(replace(asked, id=uuid4()), by=by)
    with pytest.raises(NotFound), context.acting(unit.worker) as by:
        screening(by, done.id)
    with pytest.raises(NotFound):
        opened(unit.worker, done)

    tags = superuser.execute(
        "SELECT tag FROM audit_leaf WHERE tag ~ 'fields:opened|screened' ORDER BY tag"
    ).fetchall()
    assert row.subject == complaint
    assert tags == [("intake:fields:opened",), ("screening:name:screened",)]
    assert superuser.execute("SELECT md5(c::text) FROM intake_complaint c").fetchone() == before
    assert superuser.execute("SELECT count(*) FROM cases_case").fetchone() == (0,)


def twin(key: str, **changes: object) -> Listing:
    """Another entry with the name of the first."""
    return replace(OUK, key=key, **changes)  # type: ignore[arg-type]  # fields of a listing


def test_screening_again_shows_only_what_is_new(unit: Office) -> None:
    first = screened(unit.worker, "Tevoda Ouk")
    imported(unit.system, OUK, XU, twin("4"))

    second = again(unit.worker, first)
    imported(unit.system, twin("1", programme="ANOTHER"), XU, twin("4"))
    third = again(unit.worker, second)

    keys = [
        [hit.entry.listing.key for hit in opened(unit.worker, each).hits]
        for each in (first, second, third)
    ]
    assert keys == [["1"], ["4"], ["1"]]
    assert [each.known for each in (first, second, third)] == [0, 1, 1]


def test_screening_again_is_refused_when_no_list_changed(unit: Office) -> None:
    first = screened(unit.worker, "Tevoda Ouk")

    with pytest.raises(NothingNew):
        again(unit.worker, first)


def test_screening_is_followed_once(unit: Office) -> None:
    first = screened(unit.worker, "Tevoda Ouk")
    imported(unit.system, XU)
    second = again(unit.worker, first)

    with pytest.raises(FollowedBefore) as refused:
        again(unit.worker, first)

    assert refused.value.screening == second.id


def test_past_screening_is_explained_after_the_entry_left_the_list(unit: Office) -> None:
    done = screened(unit.worker, "Tevoda Ouk")
    imported(unit.system, XU)

    (hit,) = opened(unit.worker, done).hits

    assert (hit.entry.since_number, hit.entry.until_number) == (1, 1)
    assert hit.entry.listing == OUK
    assert hit.entry.body == "Invented body"
    assert hit.state is HitState.OPEN
    assert found(unit.worker, "Tevoda Ouk") == []


def test_weak_alias_must_agree_whole(unit: Office) -> None:
    weak = replace(OUK, names=(ListedName("Zakariya"), ListedName("Tep Sok", NameKind.WEAK)))
    imported(unit.system, weak)

    assert found(unit.worker, "Tep Sok") == ["1"]
    assert found(unit.worker, "Tep Sok Dara") == []


def test_other_agency_sees_the_list_and_no_screening(unit: Office) -> None:
    other = office("other", receives=False)
    done = screened(unit.worker, "Tevoda Ouk")

    assert found(other.worker, "Tevoda Ouk") == ["1"]
    with pytest.raises(NotFound):
        opened(other.supervisor, done)
