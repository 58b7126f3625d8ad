"""Whom a status is of when several are told of, when an aside names them, and when nothing happened."""

from datetime import date

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.facts import PersonStatus

ANA, BEN = "person:ana-duarte", "person:ben-sollis"


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
