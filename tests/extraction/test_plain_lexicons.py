"""Every French, Khmer and Chinese wording reads its own example sentence as it is meant to."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extracted import Extracted
from wayhome.extraction.facts import Dated, EntityKind, Figure, Quote
from wayhome.extraction.language import Language
from wayhome.extraction.plain.read import LANGUAGES, read
from wayhome.extraction.words import Entry, lexicon

FACTS = {"statuses": "status", "requests": "request", "meetings": "meeting"}
SILENT = {"block", "repeats", "not-behind", "not-before", "group", "noname", "vague"}
"""Uses of words that keep something from being proposed."""


def read_of(text: str, language: Language) -> Extracted:
    article = Article.of("a.txt", text, date(2020, 5, 6))
    return read(article, language, seconds=60)


def entries(*kinds: str) -> list[object]:
    return [
        pytest.param(kind, language, entry, id=f"{kind}.{language}: {entry.rule}")
        for kind in kinds
        for language in LANGUAGES
        for entry in lexicon(kind, language)
    ]


@pytest.mark.parametrize(("kind", "language", "entry"), entries(*FACTS))
def test_wording_proposes_its_fact_by_its_rule(kind: str, language: Language, entry: Entry) -> None:
    facts = read_of(entry.example, language).facts

    rules = [fact.rule.removesuffix(".group") for fact in facts if f".{FACTS[kind]}." in fact.rule]
    if entry.more.get("use") in ("block", "to"):
        assert bool(rules) is (entry.more["use"] == "to")
    else:
        assert f"{language}.{FACTS[kind]}.{entry.rule}" in rules


@pytest.mark.parametrize(("kind", "language", "entry"), entries("dates"))
def test_wording_of_dates_is_read(kind: str, language: Language, entry: Entry) -> None:
    found = [f for f in read_of(entry.example, language).facts if isinstance(f, Dated)]

    if entry.more.get("use") == "repeats":
        assert found == []
    elif entry.more.get("use") == "future":
        assert [each.edtf for each in found] == ["2021-03-03" if language != "zh" else "2021-03-05"]
    else:
        assert found[0].edtf is not None
    if "means" in entry.more:
        assert f"{language}.date.{entry.rule}" in {each.rule for each in found}


@pytest.mark.parametrize(("kind", "language", "entry"), entries("numbers", "figures"))
def test_wording_of_figures_is_read(kind: str, language: Language, entry: Entry) -> None:
    found = [f for f in read_of(entry.example, language).facts if isinstance(f, Figure)]

    assert bool(found) is (entry.more.get("use") not in SILENT)
    if "value" in entry.more and entry.more["value"] > 1:
        assert found[0].value_num == entry.more["value"]


@pytest.mark.parametrize(("kind", "language", "entry"), entries("statements"))
def test_wording_of_statements_tells_who_says_what(
    kind: str, language: Language, entry: Entry
) -> None:
    found = [f for f in read_of(entry.example, language).facts if isinstance(f, Quote)]

    assert bool(found) is (entry.more["use"] not in SILENT)
    if found:
        assert found[-1].speaker is not None
        assert found[-1].speaker.startswith("person:") or entry.more["use"] in (
            "body",
            "according",
            "counts",
        )


@pytest.mark.parametrize(("kind", "language", "entry"), entries("names"))
def test_wording_of_names_names_somebody(kind: str, language: Language, entry: Entry) -> None:
    people = [e for e in read_of(entry.example, language).entities if e.kind is EntityKind.PERSON]

    is_silent = entry.more["use"] in SILENT or entry.example.startswith("老师")
    assert bool(people) is not is_silent


@pytest.mark.parametrize(("kind", "language", "entry"), entries("known_organisations"))
def test_a_known_organisation_has_the_id_of_its_english_name(
    kind: str, language: Language, entry: Entry
) -> None:
    found = {each.entity_id for each in read_of(entry.example, language).entities}
    english = {each.rule for each in lexicon(kind)}

    assert entry.rule in found
    assert entry.rule in english
