"""Texts and facts of the record are found by their words, in every script."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests.record.test_figures import monitor
from tests.record.test_review import Desk
from wayhome.access.domain.roles import Role
from wayhome.access.policy import NotFound
from wayhome.kernel import context
from wayhome.kernel.actor import Actor, ActorKind
from wayhome.kernel.database import DbRole
from wayhome.kernel.ids import new_id
from wayhome.kernel.paging import CursorNotUnderstood
from wayhome.kernel.period import Period
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.index_text import catch_up
from wayhome.record.actions.note_fact import confirm_fact, withdraw_fact
from wayhome.record.domain.searches import FactState, Order, Search
from wayhome.record.models import SearchEntry, SearchWord
from wayhome.record.queries.search import Hit, choices, search

pytestmark = [pytest.mark.own_sql, pytest.mark.usefixtures("database")]

_MOST_QUERIES = 12


def indexed(by: Actor) -> int:
    """What a worker makes findable."""
    system = Actor.system(by.agency)
    with context.acting(system, role=DbRole.JOBS):
        return catch_up(by=system)


def added(by: Actor, *sources: NewSource) -> list[UUID]:
    """Sources in the record, ready to be found."""
    with context.acting(by):
        found = [add_source(source, by=by).id for source in sources]
    indexed(by)
    return found


def found(by: Actor, wanted: Search) -> tuple[Hit, ...]:
    """The first page of what meets a search."""
    with context.acting(by):
        return search(by, wanted).rows


def titles(hits: Iterable[Hit]) -> list[str]:
    return [hit.title for hit in hits]


def text(words: str, **more: object) -> NewSource:
    """A plain text."""
    return replace(NewSource(content=words.encode()), **more)  # type: ignore[arg-type]  # its own fields


def test_text_is_found_by_its_words_and_opens_at_them() -> None:
    by = monitor()
    (source,) = added(by, text("Envoys met the minister.\n\nThey spoke of 1,500 cases.", title="A"))

    (hit,) = found(by, Search(words="1500 case"))

    assert hit.source == source
    assert hit.fact is None
    assert (hit.start, hit.end) == (40, 45)
    assert [part.text for part in hit.snippet.parts if part.is_asked] == ["1,500", "cases"]


def test_every_word_must_be_there() -> None:
    by = monitor()
    added(by, text("Envoys met the minister."), text("Envoys met the king."))

    assert len(found(by, Search(words="envoys"))) == 2
    assert len(found(by, Search(words="envoys king"))) == 1
    assert found(by, Search(words="envoys bishop")) == ()


@pytest.mark.parametrize(
    ("words", "many"), [('"met the king"', 1), ('"the king met"', 0), ('"met" envoys', 1)]
)
def test_quoted_words_are_found_side_by_side_only(words: str, many: int) -> None:
    by = monitor()
    added(by, text("Envoys met the king."))

    assert len(found(by, Search(words=words))) == many


@pytest.mark.parametrize("words", ["សុខា", "ជួប កឹម", "កឹមសុខា", "kem sokha"])
def test_khmer_text_is_found_with_and_without_spaces_and_by_romanised_names(words: str) -> None:
    by = monitor()
    added(by, text("មន្ត្រីបានជួប កឹម\u200bសុខា នៅភ្នំពេញ។", language="km"))

    assert len(found(by, Search(words=words))) == 1


def test_signs_in_another_order_are_not_found() -> None:
    by = monitor()
    added(by, text("人口贩运的报告"))

    assert len(found(by, Search(words="人口贩运"))) == 1
    assert found(by, Search(words="贩运人口")) == ()


def test_nothing_is_found_when_nothing_can_be_searched_for() -> None:
    by = monitor()
    added(by, text("Envoys met."))

    assert found(by, Search(words="…!")) == ()


def test_everything_that_fits_is_found_when_no_word_is_given() -> None:
    by = monitor()
    added(by, text("One.", language="en"), text("Deux.", language="fr", publisher="La Revue"))

    assert len(found(by, Search())) == 2
    assert len(found(by, Search(language="fr"))) == 1
    assert len(found(by, Search(publisher="La Revue"))) == 1


def test_title_comes_first_and_then_what_is_newer() -> None:
    by = monitor()
    added(
        by,
        text("An envoy came.", title="Old", published_on=date(2020, 1, 1)),
        text("An envoy left.", title="New", published_on=date(2021, 1, 1)),
        text("Somebody came.", title="The envoy", published_on=date(2019, 1, 1)),
    )

    assert titles(found(by, Search(words="envoy"))) == ["The envoy", "New", "Old"]
    newest = Search(words="envoy", order=Order.NEWEST)
    assert titles(found(by, newest)) == ["New", "Old", "The envoy"]


def test_days_of_publication_narrow_what_is_found() -> None:
    by = monitor()
    added(
        by,
        text("An envoy came.", title="Old", published_on=date(2020, 1, 1)),
        text("An envoy left.", title="New", published_on=date(2021, 1, 1)),
        text("An envoy stayed.", title="Undated"),
    )

    days = Period(date(2021, 1, 1), date(2021, 12, 31))

    assert titles(found(by, Search(words="envoy", days=days))) == ["New"]


def test_fact_is_found_by_its_words_while_it_stands() -> None:
    desk = Desk()
    fact = desk.add(desk.status())
    indexed(desk.by)
    wanted = Search(words="tolvanen", kind="person_status")

    waiting = found(desk.by, replace(wanted, state=FactState.WAITING))
    not_yet = found(desk.by, wanted)
    colleague = desk.colleague()
    with context.acting(colleague):
        confirm_fact(fact, by=colleague)
    standing = found(desk.by, wanted)
    with context.acting(colleague):
        withdraw_fact(fact, why="The wrong person.", by=colleague)
    ended = found(desk.by, replace(wanted, state=FactState.WITHDRAWN))

    assert [hit.fact.id for hit in (*waiting, *standing, *ended) if hit.fact] == [fact] * 3
    assert not_yet == ()
    assert found(desk.by, wanted) == ()
    assert waiting[0].start == desk.text.index("Mara Tolvanen")


def test_facts_and_texts_of_a_subject_are_found_by_it() -> None:
    desk = Desk()
    fact = desk.add(desk.status())
    colleague = desk.colleague()
    with context.acting(colleague):
        confirm_fact(fact, by=colleague)
    added(desk.by, text("Mara Tolvanen in another text."))

    from wayhome.record.domain.subjects import mention_id  # noqa: PLC0415

    subject = mention_id((desk.version, "person:mara-tolvanen"))
    hits = found(desk.by, Search(subject=subject))

    assert {hit.text_version for hit in hits} == {desk.version}
    assert [hit.fact.id for hit in hits if hit.fact] == [fact]


def test_texts_of_another_agency_are_found_too() -> None:
    added(monitor(), text("Envoys met."))

    (hit,) = found(monitor(), Search(words="envoys"))

    assert not hit.is_own


def test_pages_follow_each_other_without_a_gap() -> None:
    by = monitor()
    added(by, *(text(f"Envoy {number}.", title=f"{number}") for number in range(60)))
    wanted, seen = Search(words="envoy"), list[UUID]()

    with context.acting(by):
        cursor: str | None = ""
        while cursor is not None:
            page = search(by, wanted, cursor=cursor)
            seen.extend(hit.entry for hit in page.rows)
            cursor = page.next_cursor

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("cursor", ["x", "WyIxIiwgIjIiLCAiMyJd", "W10"])
def test_cursor_of_another_list_is_refused(cursor: str) -> None:
    by = monitor()

    with context.acting(by), pytest.raises(CursorNotUnderstood):
        search(by, Search(), cursor=cursor)


def test_indexing_again_changes_nothing_and_older_rules_are_replaced() -> None:
    by = monitor()
    added(by, text("Envoys met."))

    again = indexed(by)
    with context.acting(Actor.system(by.agency), role=DbRole.JOBS):
        SearchEntry.objects.update(made_with="0.0", phrases="")
        before = SearchWord.objects.count()
    anew = indexed(by)
    with context.acting(by):
        after = SearchWord.objects.count()

    assert (again, anew) == (0, 1)
    assert before == after > 0


def test_search_takes_few_queries_when_many_texts_are_found() -> None:
    by = monitor()
    added(by, *(text(f"Envoy {number} met the minister.") for number in range(40)))

    with context.acting(by), CaptureQueriesContext(connections["default"]) as asked:
        search(by, Search(words='envoy minister "met the"'))
        choices(by)

    assert len(asked.captured_queries) <= _MOST_QUERIES


def test_words_are_looked_up_in_their_index_under_row_level_security() -> None:
    by = monitor()
    added(by, text("Envoys met the minister."))

    with context.acting(by), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = SearchWord.objects.filter(word__in=["envoy", "minister"]).explain()

    assert "Index Cond: ((word)::text = ANY" in plan


def test_partner_searches_nothing() -> None:
    roles = frozenset({Role.PARTNER_OFFICER})
    partner = Actor(ActorKind.PARTNER, new_id(), user=new_id(), roles=roles)

    with context.acting(partner), pytest.raises(NotFound):
        search(partner, Search(words="envoy"))
