"""Calendar, network and places at the desk, of engagements that reviewers took from sources."""

import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from icalendar import Calendar

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from wayhome.kernel import context
from wayhome.record.actions.add_source import NewSource, add_source
from wayhome.record.actions.note_fact import NewFact, add_fact
from wayhome.record.queries.sources import source

CALENDAR = "/desk/record/calendar/"
NETWORK = "/desk/record/network/"
PLACES = "/desk/record/places/"


@pytest.fixture
def unit(database: str) -> Office:
    return office()


@pytest.fixture
def client(unit: Office) -> Client:
    return browser(unit.supervisor)


def told(
    unit: Office,
    who: Sequence[str],
    when: str | None,
    *,
    status: str = "held",
    place: str | None = None,
) -> None:
    """A source that tells of an engagement, and the fact that a reviewer took from it."""
    by, words = unit.supervisor, f"{' and '.join(who)} met, {when}, {status}."
    with context.acting(by):
        new = NewSource(
            content=words.encode(), publisher="Sample Post", published_on=date(2022, 7, 1)
        )
        version = source(by, add_source(new, by=by).id).text_version
    entities = {f"person:{name.lower().replace(' ', '-')}": name for name in who}
    places = {f"place:{place.lower().replace(' ', '-')}": place} if place else {}
    span = {"start": 0, "end": len(words), "text": words}
    fields = {
        "evidence": [span],
        "kind": "meeting",
        "status": status,
        "participants": list(entities),
        "participants_groups": [],
        "date": when,
        "date_span": None,
        "place": next(iter(places), None),
        "topics": [],
    }
    with context.acting(by):
        add_fact(version, NewFact("meeting", fields, names=entities | places), by=by)


def drawn(page: str) -> str:
    """The drawing of a page."""
    return page[page.index('<svg class="wh-figure') :].partition("</svg>")[0] + "</svg>"


@pytest.mark.parametrize("when", ["2019/2023-05", "202X", "2021-W52/2022-W03", "2022?"])
def test_engagement_of_many_days_is_in_each_of_their_years(
    unit: Office, client: Client, when: str
) -> None:
    told(unit, ["Ada Falk", "Ben Olsen"], when)

    page = client.get(CALENDAR, {"year": "2022"}).content.decode()

    assert "Ada Falk" in page


def test_calendar_shows_a_day_only_when_one_is_told(unit: Office, client: Client) -> None:
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-07", place="Phnom Penh")
    told(unit, ["Ana Bly", "Dee Eck"], "2022-06", status="planned")
    told(unit, ["Ana Bly", "Fay Gil"], "2022")
    told(unit, ["Ana Bly", "Hal Ito"], None)

    month = client.get(CALENDAR, {"month": "2022-06"}).content.decode()
    year = client.get(CALENDAR, {"year": "2022"}).content.decode()
    undated = client.get(CALENDAR, {"undated": "1"}).content.decode()

    assert 'href="#day-2022-06-07"' in month
    assert 'id="day-2022-06-07"' in month
    assert "June 2022, day unknown" in month
    assert "2022, month and day unknown" in month
    assert "Phnom Penh" in month
    assert month.count("wh-figure__title") == year.count("wh-figure__title") == 3
    assert "Hal Ito" not in year
    assert "Hal Ito" in undated


def test_calendar_turns_to_the_next_month_with_something(unit: Office, client: Client) -> None:
    told(unit, ["Ana Bly", "Ben Cole"], "2021-03-07")
    told(unit, ["Ana Bly", "Ben Cole"], "2023-05-09")

    page = client.get(CALENDAR, {"month": "2022-06"}).content.decode()

    assert "No engagement here" in page
    assert re.search(r'rel="prev" href="[^"]*month=2021-03"', page)
    assert re.search(r'rel="next" href="[^"]*month=2023-05"', page)


@pytest.mark.parametrize(
    "asked", [{"month": "2022-13"}, {"month": "soon"}, {"year": "9999"}, {"month": "0000-01"}]
)
def test_calendar_shows_the_present_month_when_the_address_is_strange(
    client: Client, asked: dict[str, str]
) -> None:
    assert client.get(CALENDAR, asked).status_code == 200


def test_file_keeps_partial_dates_apart_and_leaves_out_what_has_none(
    unit: Office, client: Client
) -> None:
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-07")
    told(unit, ["Ana Bly", "Dee Eck"], "2022-06", status="planned")
    told(unit, ["Ana Bly", "Fay Gil"], "2022")

    answer = client.get(f"{CALENDAR}file/")
    file = Calendar.from_ical(answer.content)
    exact, partial = sorted(file.events, key=lambda event: event.end)

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert (exact.start, exact.end) == (date(2022, 6, 7), date(2022, 6, 8))
    assert str(exact["status"]) == "CONFIRMED"
    assert (partial.start, partial.end) == (date(2022, 6, 1), date(2022, 7, 1))
    assert "day unknown" in str(partial["summary"])
    assert (str(partial["transp"]), str(partial["status"])) == ("TRANSPARENT", "TENTATIVE")
    assert "1 without a month" in str(file["x-wr-caldesc"])
    assert "/desk/record/" in str(exact["description"])


def test_network_counts_pairs_that_met_and_draws_them(unit: Office, client: Client) -> None:
    told(unit, ["Ana Bly", "Ben Cole", "Dee Eck"], "2022-06-07")
    told(unit, ["Ana Bly", "Ben Cole"], "2022-08-09", status="planned")

    held = client.get(NETWORK).content.decode()
    planned = client.get(NETWORK, {"planned": "on"}).content.decode()
    drawing = ET.fromstring(drawn(held))

    assert len(drawing.findall("line")) == 3
    assert len(drawing.findall("g")) == 3
    assert held.count('data-label="Met whom"') == 3
    assert planned.count('data-label="Met whom"') == 4
    assert drawn(client.get(NETWORK).content.decode()) == drawn(held)


def test_network_is_narrowed_to_somebody_and_to_days(unit: Office, client: Client) -> None:
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-07")
    told(unit, ["Dee Eck", "Fay Gil"], "2022-06-08")

    page = client.get(NETWORK).content.decode()
    about = re.search(r'href="[^"]*(about=[0-9a-f-]+)[^"]*"><bdi>Ana Bly', page)
    assert about is not None
    alone = client.get(f"{NETWORK}?{about[1]}").content.decode()
    earlier = client.get(NETWORK, {"ends": "2022-06-07"}).content.decode()
    wrong = client.get(NETWORK, {"ends": "soon"})

    assert "Only meetings of Ana Bly are shown." in alone
    assert "Dee Eck" not in alone
    assert "Dee Eck" not in earlier
    assert "Ben Cole" in earlier
    assert wrong.status_code == 422


def test_places_are_counted_in_the_table_and_on_the_map(unit: Office, client: Client) -> None:
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-07", place="Phnom Penh")
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-08", place="Cambodia")
    told(unit, ["Ana Bly", "Ben Cole"], "2022-06-09", place="Peace Palace")

    page = client.get(PLACES).content.decode()
    link = re.search(r'href="(/desk/record/search/\?subject=[0-9a-f-]+)"', page)
    assert link is not None

    assert "<title>Cambodia: 2</title>" in page
    assert "<title>Phnom Penh: 1</title>" in page
    assert "not on the maps" in page
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize("address", [CALENDAR, NETWORK, PLACES, "/desk/record/searches/"])
def test_page_says_so_when_there_is_nothing(client: Client, address: str) -> None:
    page = client.get(address)

    assert page.status_code == 200
    assert "wh-empty" in page.content.decode()
