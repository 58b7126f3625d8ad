"""The record written out: readers of each format get the same facts with the same exact words."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID
from xml.sax import make_parser

import feedparser
import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld  # type: ignore[import-untyped]  # it has no types

from tests.record.recorded import (
    MOMENT,
    SOURCE,
    figure,
    measure,
    meeting,
    quote,
    role,
    several,
    status,
)
from wayhome.interchange.exports.formats import ExportFormat, writer_of
from wayhome.interchange.exports.writer import whole
from wayhome.kernel.spreadsheet import safe
from wayhome.record.domain.recorded import RecordedFact

SCHEMA = "https://schema.org/"
ANOTHER_TEXT = UUID("0192f0aa-0000-7000-8000-0000000000cc")
TEXTS = st.text(min_size=1, max_size=60)


def written(wanted: ExportFormat, facts: Sequence[RecordedFact]) -> str:
    """The file of these facts."""
    return whole(writer_of(wanted), facts, as_of=MOMENT)


def rows(facts: Sequence[RecordedFact]) -> list[dict[str, str]]:
    """The table as a program reads it."""
    text = written(ExportFormat.CSV, facts).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def nodes(facts: Sequence[RecordedFact]) -> dict[str, dict[str, Any]]:
    """Linked data expanded without a network, by the id of each node that has one."""

    def refuse(url: str, options: object) -> None:
        del options
        raise AssertionError(url)

    document = json.loads(written(ExportFormat.JSONLD, facts))
    expanded = jsonld.expand(document, {"documentLoader": refuse})
    return {node["@id"]: node for node in expanded if "@id" in node}


def entities(facts: Sequence[RecordedFact]) -> list[EntityProxy]:
    """Entities as the reference library reads them."""
    lines = written(ExportFormat.FTM, facts).splitlines()
    return [EntityProxy.from_dict(json.loads(line)) for line in lines]


def entries(facts: Sequence[RecordedFact]) -> list[Any]:
    """The entries that a feed reader finds, in a feed that it finds no fault with."""
    feed = feedparser.parse(written(ExportFormat.ATOM, facts).encode())
    assert not feed.bozo
    return list(feed.entries)


def of_type(found: dict[str, dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The nodes of a type."""
    return [node for node in found.values() if f"{SCHEMA}{name}" in node["@type"]]


@pytest.mark.parametrize("wanted", ExportFormat)
def test_file_is_the_same_when_written_twice_or_in_parts(wanted: ExportFormat) -> None:
    facts, writer = several(), writer_of(wanted)

    again = written(wanted, facts)
    parts = [writer.begin(MOMENT), *(writer.part([each]) for each in facts), writer.end()]

    assert again == written(wanted, facts)
    if wanted in (ExportFormat.CSV, ExportFormat.ATOM):
        assert "".join(parts) == again


@pytest.mark.parametrize("wanted", ExportFormat)
def test_file_can_be_read_when_there_is_no_fact(wanted: ExportFormat) -> None:
    text = written(wanted, [])

    reads: dict[ExportFormat, Callable[[], object]] = {
        ExportFormat.CSV: lambda: rows([]),
        ExportFormat.JSONLD: lambda: nodes([]),
        ExportFormat.FTM: lambda: entities([]),
        ExportFormat.ATOM: lambda: entries([]),
    }
    assert not reads[wanted]()
    assert text == written(wanted, [])


def test_table_has_a_row_for_each_fact_with_its_source_and_place() -> None:
    found = rows(several())

    assert [row["kind"] for row in found] == [fact.kind for fact in several()]
    assert found[1]["value"] == "41"
    assert found[1]["said_by"] == "Ministry of Harbours"
    assert (found[0]["start"], found[0]["end"]) == ("10", "35")
    assert json.loads(found[2]["fields"])["topics"][0]["text"] == "the camps"
    assert {row["sha256"] for row in found} == {"ab" * 32}


def test_withdrawn_fact_is_marked_with_day_and_reason_in_every_format() -> None:
    ended = several()[-1]

    (row,) = rows([ended])
    (review,) = of_type(nodes([ended]), "ClaimReview")
    (note,) = [each for each in entities([ended]) if each.schema.name == "Note"]
    (entry,) = entries([ended])

    assert (row["state"], row["withdrawn_why"]) == ("withdrawn", "Misread")
    assert row["withdrawn_at"].startswith("2023-03-01")
    assert "Misread" in review[f"{SCHEMA}reviewBody"][0]["@value"]
    assert str(note.first("description")).startswith("Withdrawn on 2023-03-01: Misread")
    assert entry.title.startswith("Withdrawn: ")
    assert entry.updated.startswith("2023-03-01")
    assert entry.id == f"urn:uuid:{ended.id}"


def test_withdrawn_fact_names_nobody_as_linked_data_or_entity() -> None:
    ended = [replace(each, withdrawn_at=MOMENT) for each in (measure(), status(), meeting())]

    schemata = {each.schema.name for each in entities(ended)}
    found = nodes(ended)

    assert schemata == {"Article", "Note"}
    assert not of_type(found, "Person")
    assert not of_type(found, "Event")


@pytest.mark.parametrize("known", [True, False])
def test_every_entity_is_valid_and_stays_as_written_when_the_reference_library_cleans_it(
    known: bool,  # noqa: FBT001  # a parameter
) -> None:
    bare = replace(SOURCE, title="", publisher="", published="", url="file:a", language="")
    facts = several() if known else [replace(each, source=bare) for each in several()]
    for written_line in written(ExportFormat.FTM, facts).splitlines():
        given_entity = json.loads(written_line)

        proxy = model.get_proxy(given_entity, cleaned=False)

        proxy.schema.validate({"properties": {**proxy.properties}})
        assert not proxy.schema.abstract
        for schema in proxy.schema.schemata:
            assert set(schema.required) <= set(given_entity["properties"])
        kept = {name: sorted(values) for name, values in given_entity["properties"].items()}
        cleaned = {name: sorted(values) for name, values in proxy.properties.items()}
        assert kept == cleaned


def test_every_statement_has_the_article_as_its_proof() -> None:
    found = entities(several())
    (article,) = [each for each in found if each.schema.name == "Article"]

    for entity in found:
        if entity.schema.name == "Mention":
            assert entity.get("document") == [article.id]
        elif entity is not article:
            assert entity.get("proof") == [article.id]


def test_references_of_entities_lead_to_entities_of_the_file() -> None:
    found = entities(several())
    ids = {entity.id for entity in found}

    for entity in found:
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert value in ids
                target = next(each for each in found if each.id == value)
                assert prop.range is None or target.schema.is_a(prop.range)


def test_nobody_gets_a_topic() -> None:
    assert not any(entity.get("topics", quiet=True) for entity in entities(several()))


def test_ministry_is_a_public_body_and_others_are_organisations() -> None:
    named = [each for each in entities(several()) if each.schema.name != "Mention"]
    found = {entity.caption: entity.schema.name for entity in named}

    assert found["Ministry of Harbours"] == "PublicBody"
    assert found["Harbour Watch"] == "Organization"


@pytest.mark.parametrize("state", ["threatened", "considered", "requested"])
def test_measure_is_no_sanction_while_it_is_not_in_force(state: str) -> None:
    only_said = replace(measure(), fields={**measure().fields, "status": state})

    schemata = {each.schema.name for each in entities([only_said])}

    assert "Sanction" not in schemata
    assert "Sanction" in {each.schema.name for each in entities([measure()])}


def test_statement_is_a_claim_by_its_speaker_with_the_words_quoted() -> None:
    found = nodes([quote()])

    (claim,) = of_type(found, "Claim")
    (quotation,) = of_type(found, "Quotation")
    (article,) = of_type(found, "NewsArticle")
    (speaker,) = of_type(found, "Person")
    assert claim[f"{SCHEMA}author"] == [{"@id": speaker["@id"]}]
    assert claim[f"{SCHEMA}appearance"] == [{"@id": article["@id"]}]
    assert {"@id": article["@id"]} in claim[f"{SCHEMA}citation"]
    assert quotation[f"{SCHEMA}text"] == [{"@value": "Nobody should sleep there"}]
    assert claim[f"{SCHEMA}text"] == [{"@value": "Mara Tolvanen said: “Nobody should sleep there”"}]


def test_figure_is_reviewed_without_judging_whether_it_is_true() -> None:
    found = nodes([replace(figure(), indicator="complaints_received")])

    (review,) = of_type(found, "ClaimReview")
    (claim,) = of_type(found, "Claim")
    assert review[f"{SCHEMA}itemReviewed"] == [{"@id": claim["@id"]}]
    assert review[f"{SCHEMA}reviewAspect"] == [{"@value": "complaints_received"}]
    rating = review[f"{SCHEMA}reviewRating"][0]
    assert f"{SCHEMA}ratingValue" not in rating
    assert claim["urn:x-wayhome:record:value"] == [{"@value": 41}]
    assert claim[f"{SCHEMA}temporalCoverage"] == [{"@value": "2022-08-18/2022-09-18"}]


def test_meeting_is_an_event_with_those_who_met() -> None:
    found = nodes([meeting()])

    (event,) = of_type(found, "Event")
    assert event[f"{SCHEMA}startDate"] == [{"@value": "2022-09-17"}]
    assert len(event[f"{SCHEMA}attendee"]) == 3
    assert event[f"{SCHEMA}location"][0]["@id"] in found


def test_meeting_has_no_day_when_the_year_is_not_known() -> None:
    vague = replace(meeting(), fields={**meeting().fields, "date": "XXXX-06-07"})

    (event,) = of_type(nodes([vague]), "Event")
    (entity,) = [each for each in entities([vague]) if each.schema.name == "Event"]

    assert f"{SCHEMA}startDate" not in event
    assert event["urn:x-wayhome:record:date"] == [{"@value": "XXXX-06-07"}]
    assert not entity.get("date")


def test_value_with_a_colon_names_nobody() -> None:
    fields = {**figure().fields, "value": "a: 41", "period": "2022-09-18T10:30"}

    names = {each.name for each in replace(figure(), fields=fields).entities()}

    assert names == {"Ministry of Harbours"}


def test_person_of_a_role_is_linked_to_the_body() -> None:
    found = {each.schema.name: each for each in entities([role()])}

    link = found["UnknownLink"]
    assert link.get("role") == ["director"]
    assert found["Person"].get("position") == ["director"]
    assert link.get("object") == [found["Organization"].id]


def test_same_name_in_two_texts_is_two_entities_until_held_to_be_one() -> None:
    first, second = quote(), quote("Another thing", text_version=ANOTHER_TEXT)
    one = replace(second, subjects={"person:mara-tolvanen": first.entities("speaker")[0].id})

    apart = [each for each in entities([first, second]) if each.schema.name == "Person"]
    joined = [each for each in entities([first, one]) if each.schema.name == "Person"]

    assert (len(apart), len(joined)) == (2, 1)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_exact_words_come_back_from_table_and_linked_data(words: str, title: str) -> None:
    fact = quote(words)
    fact = replace(fact, source=replace(fact.source, title=title))

    (row,) = rows([fact])
    (quotation,) = of_type(nodes([fact]), "Quotation")

    assert row["exact_words"] == safe(words)
    assert row["title"] == safe(title)
    assert quotation[f"{SCHEMA}text"] == [{"@value": words}]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_exact_words_come_back_from_entities_without_the_blanks_around_them(words: str) -> None:
    (note,) = [each for each in entities([quote(words)]) if each.schema.name == "Note"]

    assert note.get("summary") == ([words.strip()] if words.strip() else [])


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_feed_is_well_formed_whatever_the_words_are(words: str) -> None:
    text = written(ExportFormat.ATOM, [quote(words)])

    make_parser().parse(io.BytesIO(text.encode()))


def test_feed_says_when_a_fact_stood_first() -> None:
    (entry,) = entries([quote()])

    assert entry.published.startswith("2023-02-03T04:05:06")
    assert entry.link == "https://post.example/2022/talks?a=1"
    assert "Nobody should sleep there" in entry.summary
