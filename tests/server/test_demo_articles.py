"""The demo's articles go through the record as any others would; every page has something to show."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from wayhome.insight.domain.indicators import IndicatorCode
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.period import Period
from wayhome.record.domain.decisions import ProposalState
from wayhome.record.domain.searches import Search
from wayhome.record.domain.standings import StandingState
from wayhome.record.domain.still_open import OpenPoint
from wayhome.record.models import Fact
from wayhome.record.queries.engagements import engagements
from wayhome.record.queries.figures import claims
from wayhome.record.queries.network import network
from wayhome.record.queries.places_spoken_of import places_spoken_of
from wayhome.record.queries.review import proposals_of
from wayhome.record.queries.search import search
from wayhome.record.queries.threads import threads
from wayhome.record.queries.timelines import (
    measure_timeline,
    measures_with_timeline,
    person_timeline,
    persons_with_timeline,
    rated_with_timeline,
    rating_timeline,
)
from wayhome.release.domain.statuses import ChangeCode, EntryStatus
from wayhome.release.queries.entries import changes, entries
from wayhome.server.demo.articles.plot import article_deeds
from wayhome.server.demo.articles.told import Article, articles
from wayhome.server.demo.history import NOW
from wayhome.server.demo.stage import set_stage

OCTOBER = Period(date(2022, 10, 1), date(2022, 10, 31))


@pytest.fixture
def played(database: str) -> tuple[Actor, list[tuple[Article, UUID]]]:
    """The monitor, once every article was taken up."""
    read: list[tuple[Article, UUID]] = []
    with clock.at(NOW):
        stage = set_stage()
    for moment, deed in sorted(article_deeds(stage, read), key=lambda each: each[0]):
        assert moment <= NOW
        with clock.at(moment):
            deed()
    return stage.actors["monitor"], read


def test_every_page_of_the_record_shows_something(
    played: tuple[Actor, list[tuple[Article, UUID]]],
) -> None:
    by, read = played

    with clock.at(NOW), context.acting(by):
        states = Counter(row.state for _, v in read for row in proposals_of(by, v))
        met = engagements(by)
        pairs = network(by)
        places = [each for each in places_spoken_of(by) if each.meant]
        claimed = claims(by, OCTOBER)
        waiting = Fact.objects.filter(confirmed_at=None).count()
        withdrawn = Fact.objects.exclude(withdrawn_at=None).count()
        found = search(by, Search(words="Sokun")).rows
        public = entries().rows
        happened = {line.code for line, _ in changes().rows}

    assert len(read) == len(articles()) == 8
    assert states[ProposalState.PROPOSED] == 0
    assert states[ProposalState.CONFIRMED] > 40
    assert (states[ProposalState.EDITED], states[ProposalState.REJECTED]) == (2, 3)
    assert (waiting, withdrawn) == (0, 1)
    assert len({each.status for each in met}) > 1
    assert len(met) >= 9
    assert len(pairs) >= 5
    assert len(places) >= 5
    assert {(each.indicator, int(each.value)) for each in claimed} == {
        (IndicatorCode.COMPLAINTS_RECEIVED, 57),
        (IndicatorCode.COMPLAINTS_RECEIVED, 64),
    }
    assert len(found) >= 3
    assert {row.language for row in public} >= {"fr", "km"}
    assert "met" not in {row.words for row in public}
    assert EntryStatus.CHECKED in {row.status for row in public}
    assert {ChangeCode.CORRECTION, ChangeCode.WITHDRAWN} <= happened


def test_timelines_and_threads_go_over_several_articles(
    played: tuple[Actor, list[tuple[Article, UUID]]],
) -> None:
    by, _ = played

    with clock.at(NOW), context.acting(by):
        (person,) = persons_with_timeline(by)
        (rated,) = rated_with_timeline(by)
        (measure,) = measures_with_timeline(by)
        driver = person_timeline(by, person.fact.id)
        years = rating_timeline(by, rated.fact.id).years
        ban = measure_timeline(by, measure.fact.id)
        rows = {row.asked.fields["what"]["text"]: row for row in threads(by)}

    told = [str(each.fact.fields["status"]) for each in driver.entries]
    assert (told[0], told[-1]) == ("arrested", "bail")
    assert person.sources == 3
    assert [each.year for each in years] == [2022, 2021]
    banned = [str(each.fact.fields["status"]) for each in ban.entries]
    assert banned == ["threatened", "in_force", "considered", "lifted"]

    settled = rows["release Sokun"]
    assert (settled.state, settled.answers, settled.still_open) == (StandingState.KEPT, 1, ())
    (unanswered,) = rows["publish the list of inspected compounds"].still_open
    assert unanswered.point is OpenPoint.UNANSWERED
    points = {
        each.point for each in rows["investigate the guarded compounds of the coast"].still_open
    }
    assert OpenPoint.PROMISED in points
