"""Timelines say what was said, in an order no surer than the sources, and what is missing."""

from datetime import UTC, date, datetime
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.record.threads import Record
from wayhome.access.policy import NotFound
from wayhome.kernel import clock, context
from wayhome.record.actions.note_fact import withdraw_fact
from wayhome.record.domain.timelines import (
    Contradiction,
    Happening,
    clashes,
    differ,
    gaps,
    unsure_order,
)
from wayhome.record.domain.when import Basis, When, reported, told
from wayhome.record.queries.timelines import (
    measure_timeline,
    person_timeline,
    persons_with_timeline,
    rating_timeline,
)

TEXT = (
    "Ilmo Raud, a striker, was jailed in May. He was released on Monday.\n\n"
    "Norway ranked Iceland on Tier 3, and threatened it with sanctions."
)


def happened(status: str, edtf: str, source: UUID | None = None) -> Happening:
    """An entry of a told day."""
    when = told(edtf)
    assert when is not None
    return Happening(uuid4(), source or uuid4(), status, when)


def test_two_sources_contradict_when_they_say_opposites_of_one_day() -> None:
    held, free = happened("detained", "2020-05-03"), happened("released", "2020-05-03")

    (found,) = clashes([held, free])

    assert (found.one, found.other, found.kind) == (held.fact, free.fact, Contradiction.OPPOSITE)


def test_two_sources_contradict_when_one_release_has_two_days() -> None:
    (found,) = clashes([happened("released", "2020-05-03"), happened("released", "2020-05-05")])

    assert found.kind is Contradiction.OTHER_DAY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("detained", "2020-05"), ("released", "2020-05")),
        (("arrested", "2016-05-03"), ("arrested", "2018-05-03")),
        (("released", "2020-05-03"), ("house_arrest", "2020-05-03")),
        (("charged", "2020-05-03"), ("detained", "2020-05-03")),
    ],
)
def test_nothing_contradicts_what_may_both_have_been(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert clashes([happened(*one), happened(*other)]) == ()


def test_one_source_does_not_contradict_itself() -> None:
    source = uuid4()

    assert not clashes(
        [happened("jailed", "2020-05-03", source), happened("freed", "2020-05-03", source)]
    )


def test_order_is_unsure_when_days_overlap_or_are_only_reported() -> None:
    may, year = told("2018-05"), told("2018")
    assert may is not None
    assert year is not None

    assert unsure_order([may, year, reported(date(2020, 1, 1))]) == (False, True, True)
    assert unsure_order([year, *filter(None, [told("2019-01-01")])]) == (False, False)


@given(st.lists(st.dates(date(1990, 1, 1), date(2020, 1, 1)), min_size=1, max_size=8))
def test_every_silence_of_more_than_a_year_is_said(days: list[date]) -> None:
    entries = [(uuid4(), reported(day)) for day in sorted(days)]

    found = gaps(entries, today=date(2020, 6, 1))

    known = sorted({*days, date(2020, 6, 1)})
    long = [one for one, two in pairwise(known) if (two - one).days > 365]
    assert [gap.since for gap in found] == long


def test_levels_differ_whatever_their_case() -> None:
    assert differ(["3", "2 Watch List"])
    assert not differ(["grey", "Grey"])


@pytest.fixture
def record(database: str) -> Record:
    return Record(TEXT, published=date(2021, 6, 8))


def of_raud(record: Record, words: str, status: str) -> UUID:
    """What happened to him, confirmed by two."""
    fact = record.add(
        "person_status",
        evidence=[record.span(words)],
        subject="person:ilmo-raud",
        subject_span=record.span("Ilmo Raud"),
        status=status,
        status_span=record.span(words),
        charge=None,
        according_to="org:embassy",
        past=False,
    )
    record.confirm(fact)
    return fact


def test_person_has_what_two_reviewers_confirmed_and_nobody_withdrew(record: Record) -> None:
    jailed = of_raud(record, "was jailed in May", "jailed")
    freed = of_raud(record, "was released on Monday", "released")
    record.add(
        "person_status",
        evidence=[record.span("a striker")],
        subject="person:ilmo-raud",
        subject_span=record.span("Ilmo Raud"),
        status="charged",
        status_span=record.span("striker"),
        charge=None,
        according_to=None,
        past=False,
    )

    with context.acting(record.by):
        (row,) = persons_with_timeline(record.by)
        both = person_timeline(record.by, jailed)
        withdraw_fact(freed, why="misread", by=record.by)
        one = person_timeline(record.by, jailed)
    with context.acting(record.by), pytest.raises(NotFound):
        person_timeline(record.by, freed)

    assert (row.entries, row.sources) == (2, 1)
    assert [each.fact.id for each in both.entries] == [jailed, freed]
    assert [each.is_unsure for each in both.entries] == [False, True]
    assert [each.fact.id for each in one.entries] == [jailed]


def test_timeline_is_whole_however_many_facts_tell_of_others(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wayhome.record.queries.timelines._MOST", 1)
    elsewhere = Record("Later, Ilmo Raud was freed at sea.", by=record.by)
    facts = [
        of_raud(record, "was jailed in May", "jailed"),
        of_raud(elsewhere, "was freed at sea", "freed"),
    ]

    with context.acting(record.by):
        found = [person_timeline(record.by, fact) for fact in facts]
        listed = persons_with_timeline(record.by)

    assert [[each.fact.id for each in one.entries] for one in found] == [[fact] for fact in facts]
    assert [row.fact.id for row in listed] == facts[1:]


def test_person_is_found_under_one_timeline_by_the_day_in_the_words(record: Record) -> None:
    freed = of_raud(record, "was released on Monday", "released")
    record.add(
        "date",
        span=record.span("on Monday"),
        edtf="2021-06-07",
        without_publication_date=None,
        kind="point",
    )

    with context.acting(record.by), clock.at(datetime(2023, 1, 1, tzinfo=UTC)):
        found = person_timeline(record.by, freed)

    assert found.entries[0].fact.when == When(Basis.TOLD, "2021-06-07", *[date(2021, 6, 7)] * 2)
    assert [(gap.since, gap.until) for gap in found.gaps] == [(date(2021, 6, 7), None)]


def test_day_behind_the_words_for_what_happened_is_its_day(record: Record) -> None:
    sentence = "Ilmo Raud, a striker, was jailed in May."
    fact = record.add(
        "person_status",
        evidence=[record.span("Ilmo Raud, a striker, was jailed"), record.span(sentence)],
        subject="person:ilmo-raud",
        subject_span=record.span("Ilmo Raud"),
        status="jailed",
        status_span=record.span("jailed"),
        charge=None,
        according_to=None,
        past=False,
    )
    record.confirm(fact)
    record.add(
        "date",
        span=record.span("in May"),
        edtf="2021-05",
        without_publication_date=None,
        kind="point",
    )

    with context.acting(record.by):
        found = person_timeline(record.by, fact)

    assert found.entries[0].fact.when.edtf == "2021-05"


def test_ratings_of_a_year_stand_beside_each_other_when_sources_differ(record: Record) -> None:
    facts = [
        record.add(
            "rating",
            evidence=[record.span(words)],
            scheme="Tier",
            level=level,
            direction=None,
            subject="place:iceland",
            by=None,
            date="2021",
            reasons=[],
        )
        for words, level in [("Norway ranked Iceland on Tier 3", "3"), ("on Tier 3", "2")]
    ]

    with context.acting(record.by):
        found = rating_timeline(record.by, facts[0])

    (year,) = found.years
    assert (year.year, year.differ, len(year.facts)) == (2021, True, 2)


def test_measure_has_what_sources_say_of_it(record: Record) -> None:
    fact = record.add(
        "measure",
        evidence=[record.span("threatened it with sanctions")],
        kind="sanctions",
        actor=None,
        target="place:iceland",
        status="threatened",
    )

    with context.acting(record.by):
        found = measure_timeline(record.by, fact)

    assert [each.fact.fields["status"] for each in found.entries] == ["threatened"]
