"""Whom a status is of when several are told of, when an aside names them, and when nothing happened."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import PersonStatus
from wayhome.extraction.words import lexicon
from wayhome.release.domain.allowed import EntryKind, allowed
from wayhome.web.casework.record.told_words import STATUS_WORDS
from wayhome.web.entry_words import CODES

FREED_AND_HELD = {
    ("freed", "group"),
    ("detained", "group"),
    ("arrested", "person:ben-sollis"),
}
ANA, BEN = "person:ana-duarte", "person:ben-sollis"
NOBODY = "unnamed person"


def statuses_of(text: str) -> set[tuple[str, str]]:
    facts = extract(Article.of("a.txt", text, date(2020, 5, 6))).facts
    return {(each.status, each.subject) for each in facts if isinstance(each, PersonStatus)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A co-defendant, Ana Duarte, was acquitted.", {("acquitted", ANA)}),
        ("A third man, the driver Ben Sollis, was detained.", {("detained", BEN)}),
        ("Its head, Ana Duarte, a former maid who was jailed in 2004, left.", {("jailed", ANA)}),
        ("The head of the mill, Ana Duarte, was arrested.", {("arrested", ANA)}),
        ("Ana Duarte, 41, a cook, was arrested.", {("arrested", ANA)}),
    ],
)
def test_status_is_of_the_person_whom_an_aside_names(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Duarte, a cook, and her driver, Ben Sollis, were arrested.",
        "Ana Duarte, the owner of a farm, and Ben Sollis were arrested on Friday.",
        "Two cooks, Ana Duarte and Ben Sollis, were arrested.",
        "Those arrested include Ana Duarte and Ben Sollis.",
    ],
)
def test_status_is_of_each_when_several_are_named(sentence: str) -> None:
    assert statuses_of(sentence) == {("arrested", ANA), ("arrested", BEN)}


def test_status_of_both_is_of_the_two_who_were_named_before() -> None:
    found = statuses_of("Ana Duarte and Ben Sollis went to court. Both were later released.")

    assert found == {("released", ANA), ("released", BEN)}


def test_status_of_them_is_of_a_group_when_one_has_no_name() -> None:
    found = statuses_of("Ana Duarte and her son went to court. They were later released.")

    assert found == {("released", "group")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Duarte was questioned until dawn and let out.", ("released", ANA)),
        ("Ana Duarte was convicted of theft and set free.", ("released", ANA)),
        ("Ana Duarte was tried and given six years.", ("sentenced", ANA)),
        ("Ana Duarte was ordered held for nine months.", ("detained", ANA)),
        ("Ana Duarte was suspended and placed under house arrest.", ("house_arrest", ANA)),
        ("Ana Duarte, who was dismissed hours before her arrest, is ill.", ("arrested", ANA)),
        ("Ana Duarte has been missing since then, he alleged.", ("missing", ANA)),
        ("A court cleared Ana Duarte of fraud.", ("acquitted", ANA)),
    ],
)
def test_status_goes_on_from_the_verb_before_it(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in statuses_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Duarte pleaded not guilty.",
        "The union urged the state to act and called for the prompt arrest of Ana Duarte.",
        "He denied that anybody had been locked up.",
    ],
)
def test_status_is_left_out_when_denied_or_wished(sentence: str) -> None:
    assert statuses_of(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Amnesty demanded that Ana Duarte be released at once.",
        "The government denied that Ana Duarte had been arrested.",
        "There is no evidence that the man was detained by police.",
        "Rumours that Ben Sollis had been killed spread through the town.",
        "Prosecutors accused Ben Sollis of kidnapping two girls in May.",
        "Was Ben Sollis arrested? Police would not say.",
        "Domestic workers who flee are detained and deported.",
        "Judges quashed the conviction of Ana Duarte.",
    ],
)
def test_nothing_is_told_when_it_is_denied_wished_asked_or_true_of_all(sentence: str) -> None:
    assert statuses_of(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Workers were charged $500 each for a passport by the agency.",
        "Two of the injured were released from hospital on Sunday.",
        "Ben Sollis was expelled from the ruling party in June.",
        "Ben Sollis served two years as minister of labour.",
        "Ben Sollis left court without speaking to reporters.",
        "Ana Duarte left the country in 2010 to work as a maid.",
        "The minister was sought for comment.",
        "A boy was picked up by his mother after school.",
        "Rights groups call Ana Duarte a political prisoner.",
    ],
)
def test_word_that_means_something_else_tells_no_status(sentence: str) -> None:
    assert statuses_of(sentence) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Duarte wrote to Clara Voss. She was arrested in May.", {("arrested", NOBODY)}),
        ("Ben Sollis met Karl Munro in May; he was arrested in June.", {("arrested", NOBODY)}),
        ("Ana Duarte met Ben Sollis in March. He was arrested in May.", {("arrested", BEN)}),
        ("Ana Duarte, mother of Ben Sollis, was in court as he was freed.", {("freed", BEN)}),
        ("Ben Sollis was fined by Judge Karl Munro. He was deported.", {("deported", BEN)}),
    ],
)
def test_pronoun_tells_whom_only_when_no_other_named_fits(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(text) == expected


def test_status_is_not_of_the_person_whose_brother_it_is() -> None:
    found = statuses_of("Police arrested the driver, Ben Sollis' brother.")

    assert found == {("arrested", "unnamed person")}


@pytest.mark.parametrize("language", ["en", "fr", "km", "zh"])
def test_every_status_that_may_be_proposed_may_be_shown(language: str) -> None:
    entries = lexicon("statuses", language)
    proposed = {str(each.more["status"]) for each in entries if "status" in each.more}

    assert proposed <= set(STATUS_WORDS)
    assert proposed <= set(CODES[EntryKind.PERSON_STATUS, "status"])
    assert {
        one
        for status in proposed
        for one in allowed("person_status", {"status": [status]})[1]["status"]
    } == proposed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A judge issued an arrest warrant for Ana Duarte.", {("wanted", ANA)}),
        ("The trial of Ana Duarte opened in June.", {("on_trial", ANA)}),
        ("The president granted amnesty to Ana Duarte.", {("pardoned", ANA)}),
        ("Ana Duarte has applied for asylum in Peru.", {("exile", ANA)}),
        ("Four women are missing in the hills.", {("missing", "group")}),
        ("Many had been held at the border for months.", {("detained", "group")}),
        ("Ana Duarte is held in Bassam prison.", {("detained", ANA)}),
        (
            "Two brothers, Karl Munro and Ben Sollis, were deported.",
            {("deported", "person:karl-munro"), ("deported", BEN)},
        ),
        ("Among those who left prison was Ana Duarte.", {("released", ANA)}),
    ],
)
def test_status_is_told_once_and_of_whom_it_befell(
    sentence: str, expected: set[tuple[str, str]]
) -> None:
    assert statuses_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ana Duarte hanged herself in June.", {("died", ANA)}),
        ("His co-accused Ben Sollis was cleared.", {("acquitted", BEN)}),
        ("Police freed 24 men held in a hut in Tolva and arrested Ben Sollis.", FREED_AND_HELD),
        ("Ana Duarte was moved to Bassam prison.", {("jailed", ANA)}),
        ("Ana Duarte, lodged in Bassam jail since May, is ill.", {("jailed", ANA)}),
        ("The politician Ana Duarte was also among those released.", {("released", ANA)}),
        ("Among the swimmers was a boy of 16, who drowned.", {("died", "unnamed person")}),
    ],
)
def test_status_is_told_in_further_wordings(sentence: str, expected: set[tuple[str, str]]) -> None:
    assert statuses_of(sentence) == expected
