"""Meetings, requests, commitments, responses and statuses: from a sentence, by every wording."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import Commitment, Fact, Meeting, PersonStatus, Request, Response
from wayhome.extraction.words import Entry, lexicon

KINDS: dict[str, type[Fact]] = {
    "meetings": Meeting,
    "requests": Request,
    "promises": Commitment,
    "responses": Response,
    "statuses": PersonStatus,
}


def facts_of(text: str) -> list[Fact]:
    return list(extract(Article.of("a.txt", text, date(2020, 5, 6))).facts)


def statuses_of(text: str) -> list[tuple[str, str]]:
    return [(f.status, f.subject) for f in facts_of(text) if isinstance(f, PersonStatus)]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        pytest.param(name, entry, id=f"{name}: {entry.rule}")
        for name in KINDS
        for entry in lexicon(name)
    ],
)
def test_wording_proposes_its_fact_from_its_example(name: str, entry: Entry) -> None:
    found = facts_of(entry.example)

    assert any(isinstance(each, KINDS[name]) for each in found)


def test_status_names_nobody_when_another_may_be_meant() -> None:
    found = statuses_of("The mayor, Ben Sollis, said his brother was arrested. He was later freed.")

    assert found == [("arrested", "unnamed person"), ("freed", "unnamed person")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Duarte will be released in May.",
        "Ana Duarte was not arrested.",
        "He urged the ministry to release Ana Duarte.",
        "If Ana Duarte was arrested, the strike would go on.",
        "Dozens of drivers are arrested every year.",
    ],
)
def test_status_is_left_out_when_it_did_not_happen(sentence: str) -> None:
    assert statuses_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ana Duarte met Ben Sollis on Monday.", "held"),
        ("Ana Duarte will meet Ben Sollis on Monday.", "planned"),
        ("Ana Duarte is expected to meet Ben Sollis.", "expected"),
        ("Ana Duarte hoped to meet Ben Sollis.", "hoped"),
        ("Ana Duarte asked to meet Ben Sollis.", "requested"),
        ("A meeting between Ana Duarte and Ben Sollis was cancelled.", "cancelled"),
        ("A meeting between Ana Duarte and Ben Sollis was postponed.", "postponed"),
    ],
)
def test_meeting_has_the_status_that_its_verbs_tell(sentence: str, status: str) -> None:
    found = [each for each in facts_of(sentence) if isinstance(each, Meeting)]

    assert [each.status for each in found] == [status]
    assert len(found[0].participants) == 2


def test_request_tells_by_whom_to_whom_and_what() -> None:
    found = [
        f
        for f in facts_of("Ana Duarte urged Ben Sollis to open the gate.")
        if isinstance(f, Request)
    ]

    assert len(found) == 1
    assert found[0].by == ("person:ana-duarte",)
    assert found[0].to == "person:ben-sollis"
    assert found[0].what is not None
    assert found[0].what.text == "open the gate"


@pytest.mark.parametrize(
    "dateline",
    [
        "BANJUR, 4 March 2019 - ",
        "BANJUR (Coast Wire) — ",
        "Banjur (Coast Wire) - ",
        "PORT BANJUR, Velmora – ",
        "",
    ],
)
def test_place_of_writing_asks_for_nothing(dateline: str) -> None:
    text = "The Harbour Workers' Union asked the Ministry of Labour to release 41 passports."

    asked = [each.by for each in facts_of(dateline + text) if isinstance(each, Request)]

    assert asked == [("org:harbour-workers-union",)]


def test_question_is_no_request() -> None:
    found = facts_of("Ana Duarte asked whether the gate was open.")

    assert not any(isinstance(each, Request) for each in found)


@pytest.mark.parametrize(
    ("sentence", "present"),
    [
        (
            "Dana Whitlow held talks with the envoy of Peru, Ruben Castellan, and Ana Sollis.",
            {"dana-whitlow", "ruben-castellan", "ana-sollis"},
        ),
        (
            "Dana Whitlow was received on Friday by the head of the Senate, Ruben Castellan.",
            {"dana-whitlow", "ruben-castellan"},
        ),
        (
            "Ruben Castellan is in Oslo. The mayor, Dana Whitlow, will meet him on Friday.",
            {"dana-whitlow", "ruben-castellan"},
        ),
        ("Dana Whitlow met the wife of Ruben Castellan.", {"dana-whitlow"}),
    ],
)
def test_meeting_names_everybody_who_is_listed(sentence: str, present: set[str]) -> None:
    meetings = [fact for fact in facts_of(sentence) if isinstance(fact, Meeting)]

    assert [{one.removeprefix("person:") for one in each.participants} for each in meetings] == [
        present
    ]


def test_meeting_has_the_topics_that_a_further_sentence_tells() -> None:
    told = "Dana Whitlow met Ruben Castellan in Oslo. The two men discussed wages and visas."

    meetings = [fact for fact in facts_of(told) if isinstance(fact, Meeting)]

    assert [topic.text for topic in meetings[0].topics] == ["wages", "visas"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dana Whitlow, whom police seized in May, is ill.", ("arrested", "person:dana-whitlow")),
        ("The trial of Dana Whitlow, arrested in May, opens.", ("arrested", "person:dana-whitlow")),
        ("Dana Whitlow is believed to be in prison.", ("jailed", "person:dana-whitlow")),
    ],
)
def test_status_is_of_whom_the_clause_hangs_on(sentence: str, expected: tuple[str, str]) -> None:
    found = statuses_of(sentence)

    assert expected in found
