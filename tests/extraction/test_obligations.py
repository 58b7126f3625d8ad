"""Obligations: who owes what, under which instrument and article, and by when."""

from datetime import date

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Obligation
from wayhome.extraction.words import lexicon


@pytest.mark.parametrize(("rule", "example"), [(e.rule, e.example) for e in lexicon("obligations")])
def test_every_wording_tells_of_an_obligation_in_its_example(rule: str, example: str) -> None:
    assert facts_of(Obligation, example), rule


def test_obligation_has_who_owes_what_by_when_and_under_what() -> None:
    text = (
        "Resolution 2397 requires Norway to send all workers home by December 22, 2019, the panel"
        " said."
    )

    (found,) = facts_of(Obligation, text, date(2019, 1, 5))

    assert (found.kind, found.by, found.due) == ("requires", ("place:norway",), "2019-12-22")
    assert found.what is not None
    assert found.what.text.startswith("send all workers home")
    assert found.instrument is not None
    assert found.instrument.text == "Resolution 2397"


@pytest.mark.parametrize(
    ("sentence", "instrument", "article"),
    [
        (
            "Under Article 6(3) of the Palermo Protocol, Norway must shelter the workers.",
            "Palermo Protocol",
            "Article 6(3)",
        ),
        (
            "Norway is required under the UN Convention against Torture to open an inquiry.",
            "UN Convention against Torture",
            None,
        ),
        ("Norway is bound by the Geneva Convention.", "Geneva Convention", None),
        ("The Palermo Protocol was ratified by Norway in 2003.", "Palermo Protocol", None),
        ("Norway, a party to the Palermo Protocol, has no such law.", "Palermo Protocol", None),
        (
            "Norway acceded to the Convention on the Rights of the Child.",
            "Convention on the Rights of the Child",
            None,
        ),
        (
            "Norway failed to meet its duty under Article 12 of the treaty to open shelters.",
            "treaty",
            "Article 12",
        ),
    ],
)
def test_obligation_names_its_instrument(
    sentence: str, instrument: str, article: str | None
) -> None:
    (found,) = facts_of(Obligation, sentence)

    assert found.by == ("place:norway",)
    assert found.instrument is not None
    assert found.instrument.text == instrument
    assert (found.article.text if found.article else None) == article


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway must protect the victims.",
        "Norway must ratify the convention, said Ana Duarte.",
        "Norway has not ratified the Palermo Protocol.",
        "The party held its convention in Oslo, where Norway must win.",
        "Norway signed the treaty.",
        "Norway is committed to ratifying the Palermo Protocol.",
        "If the treaty requires Norway to act, it will.",
        "The protocol officer required Norway to wait.",
        "The resolution of the dispute requires patience.",
        "Norway drafted a resolution to free the workers.",
    ],
)
def test_nothing_is_owed_when_no_instrument_binds(sentence: str) -> None:
    assert facts_of(Obligation, sentence) == []
