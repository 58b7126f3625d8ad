"""Citing and taking away what the record holds, and holding a figure beside the register."""

import csv
import io
import json
import re
from collections.abc import Sequence
from uuid import UUID

import pytest
from django.test import Client

from tests.cases.ground import Office, office
from tests.casework.ground import browser
from wayhome.interchange.tasks import write_export
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import DbRole
from wayhome.record.actions import export_facts
from wayhome.record.actions.note_fact import NewFact, add_fact, withdraw_fact
from wayhome.record.queries.sources import SourcePage, source

TEXT = (
    "Ministry speaks of 41 complaints\n\n"
    "The ministry received 41 complaints from 18 August to 18 September 2022, said Mara Tolvanen."
    " About 90 per cent were true, she said.\n"
)


class Taking:
    """A supervisor's browser, a source, and a figure that stands."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.by: Actor = self.office.supervisor
        self.client: Client = browser(self.by)
        known = {"publisher": "Sample Post", "published_on": "2022-09-19", "language": "en"}
        answer = self.client.post("/desk/record/new/", {"text": TEXT, **known})
        self.source = answer.headers["Location"]
        self.fact = self.figure("received 41 complaints", 41, "complaints")

    @property
    def read(self) -> SourcePage:
        """The source as it is kept."""
        with context.acting(self.by):
            return source(self.by, UUID(self.source.split("/")[-2]))

    def figure(self, words: str, value: int, unit: str) -> UUID:
        """A figure from words of the source."""
        found = self.read
        start = found.text.index(words)
        fields = {
            "evidence": [{"start": start, "end": start + len(words), "text": words}],
            "value": str(value),
            "value_num": float(value),
            "approx": False,
            "unit": unit,
            "period": "2022-08-18/2022-09-18",
            "period_span": None,
            "about": None,
            "according_to": "named:the-ministry",
        }
        names = {"named:the-ministry": "The ministry"}
        with context.acting(self.by):
            return add_fact(found.text_version, NewFact("figure", fields, names), by=self.by)

    def page(self, address: str) -> str:
        """A page under the source."""
        answer = self.client.get(f"{self.source}{address}")
        assert answer.status_code == 200
        return answer.content.decode()

    def withdrawn(self) -> None:
        """The figure stands no longer."""
        with context.acting(self.by):
            withdraw_fact(self.fact, why="Misread", by=self.by)


@pytest.fixture
def taking(database: str) -> Taking:
    """A fact to take away."""
    return Taking()


def areas(html: str) -> Sequence[str]:
    """What stands in the fields to copy from."""
    return re.findall(r"<textarea[^>]* readonly[^>]*>(.*?)</textarea>", html, re.DOTALL)


def test_fact_is_cited_in_four_forms_that_need_no_script(taking: Taking) -> None:
    html = taking.page(f"facts/{taking.fact}/cite/")

    found = areas(html)
    assert len(found) == 4
    assert all("received 41 complaints" in each for each in found)
    assert all(str(taking.fact) in each for each in found)
    assert html.count('data-copied-label="Copied" hidden>') == 4


def test_withdrawn_fact_is_cited_as_withdrawn(taking: Taking) -> None:
    taking.withdrawn()

    html = taking.page(f"facts/{taking.fact}/cite/")

    assert "This fact was withdrawn" in html
    assert all("Misread" in each for each in areas(html))


def test_fact_is_not_cited_under_another_source(taking: Taking) -> None:
    other = taking.client.post("/desk/record/new/", {"text": "Another text."}).headers["Location"]

    assert taking.client.get(f"{other}facts/{taking.fact}/cite/").status_code == 404


def test_source_is_cited_with_its_fingerprint(taking: Taking) -> None:
    html = taking.page("cite/")

    assert all(taking.read.sha256 in each for each in areas(html))


def test_words_are_cited_at_every_place_where_they_stand(taking: Taking) -> None:
    answer = taking.client.post(f"{taking.source}cite/", {"words": "41 complaints"})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert len(areas(html)) == 12
    assert "characters 19 to 32" in html


def test_words_that_do_not_stand_there_come_back_with_what_to_do(taking: Taking) -> None:
    answer = taking.client.post(f"{taking.source}cite/", {"words": "Nobody wrote this"})

    assert answer.status_code == 422
    assert "do not stand in the text" in answer.content.decode()
    assert "Nobody wrote this" in answer.content.decode()


def test_table_comes_at_once_when_facts_are_few(taking: Taking) -> None:
    answer = taking.client.post("/desk/record/export/", {"form": "csv"})

    text = answer.content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    assert row["exact_words"] == "received 41 complaints"
    assert row["published"] == "2022-09-19"


@pytest.mark.parametrize("narrowed", [{"kind": "quote"}, {"starts": "2023-01-01"}])
def test_file_holds_only_what_is_asked_for(taking: Taking, narrowed: dict[str, str]) -> None:
    answer = taking.client.post("/desk/record/export/", {"form": "ftm", **narrowed})

    assert answer.content == b""


def test_file_of_one_source_leaves_out_the_others(taking: Taking) -> None:
    other = taking.client.post("/desk/record/new/", {"text": "Another text."}).headers["Location"]
    source_id = other.split("/")[-2]

    shown = taking.client.get(f"/desk/record/export/?source={source_id}")
    answer = taking.client.post("/desk/record/export/", {"form": "jsonld", "source": source_id})

    assert source_id in shown.content.decode()
    assert len(json.loads(answer.content)["@graph"]) == 1


def test_form_says_what_is_missing(taking: Taking) -> None:
    answer = taking.client.post("/desk/record/export/", {})

    assert answer.status_code == 422
    assert "Choose a form." in answer.content.decode()


@pytest.mark.parametrize("asked", ["mine", "0192f0aa-0000-7000-8000-0000000000aa"])
def test_source_that_is_not_there_is_not_found(taking: Taking, asked: str) -> None:
    assert taking.client.get(f"/desk/record/export/?source={asked}").status_code == 404


def test_many_facts_are_written_by_the_worker(
    taking: Taking, monkeypatch: pytest.MonkeyPatch
) -> None:
    taking.figure("About 90 per cent", 90, "percent")
    monkeypatch.setattr(export_facts.export_facts, "__kwdefaults__", {"most": 1})
    answer = taking.client.post("/desk/record/export/", {"form": "csv"})
    address = answer.headers["Location"]

    waiting = taking.client.get(address).content.decode()
    early = taking.client.get(f"{address}file/")
    system = Actor.system(taking.by.agency)
    with context.acting(system, role=DbRole.JOBS):
        write_export(by=system, export=address.split("/")[-2])
    ready = taking.client.get(address).content.decode()
    progress = taking.client.get(f"{address}progress/")
    file = taking.client.get(f"{address}file/")

    assert "being written" in waiting
    assert "0 of 2" in waiting
    assert early.status_code == 404
    assert "It holds 2 facts" in ready
    assert progress.headers["HX-Refresh"] == "true"
    assert file.content.decode("utf-8-sig").count("\r\n") == 3


def test_pages_are_not_there_for_an_intake_officer(taking: Taking) -> None:
    client = browser(taking.office.intake)

    for address in ("/desk/record/export/", f"{taking.source}cite/"):
        assert client.get(address).status_code == 404


def test_figure_is_proposed_for_what_its_words_fit_and_nothing_is_chosen(taking: Taking) -> None:
    html = taking.page(f"facts/{taking.fact}/beside/")

    first = html.index('value="complaints_received"')
    assert first < html.index('value="persons_located"')
    assert html.count("The words of the source fit this one.") == 1
    assert 'value="2022-08-18"' in html
    assert not re.search(r'type="radio"[^>]* checked', html)


def test_figure_stands_in_the_report_once_a_person_says_yes(taking: Taking) -> None:
    days = {"starts": "2022-08-18", "ends": "2022-09-18"}
    said = {"indicator": "complaints_received", "according_to": "The ministry", **days}

    answer = taking.client.post(f"{taking.source}facts/{taking.fact}/beside/", said, follow=True)

    html = answer.content.decode()
    assert "received 41 complaints" in html
    assert "according to The ministry" in html
    assert "See it beside the register" in taking.page("")


def test_second_count_is_refused_with_words(taking: Taking) -> None:
    address = f"{taking.source}facts/{taking.fact}/beside/"
    days = {"starts": "2022-08-18", "ends": "2022-09-18", "according_to": "The ministry"}
    taking.client.post(address, {"indicator": "complaints_received", **days})

    answer = taking.client.post(address, {"indicator": "findings_concluded", **days})

    assert answer.status_code == 422
    assert "held beside another count" in answer.content.decode()


def test_review_leads_to_citation_and_register(taking: Taking) -> None:
    html = taking.page("review/")

    assert f"facts/{taking.fact}/cite/" in html
    assert f"facts/{taking.fact}/beside/" in html


def test_withdrawn_figure_is_held_beside_nothing(taking: Taking) -> None:
    taking.withdrawn()

    assert taking.client.get(f"{taking.source}facts/{taking.fact}/beside/").status_code == 404
