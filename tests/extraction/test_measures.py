"""Measures: what is done or may be done, by whom, and whether it is in force."""

import pytest

from tests.extraction.reading import facts_of
from wayhome.extraction.facts import Measure
from wayhome.extraction.words import lexicon


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Norway imposed sanctions on two generals.", "sanctions", "in_force"),
        ("Norway threatened to freeze the assets of two generals.", "asset_freeze", "threatened"),
        (
            "Norway is considering withdrawing Iceland from its preferential trade scheme.",
            "trade_preference_withdrawal",
            "considered",
        ),
        ("Monitors urged Norway to suspend its aid to Iceland.", "aid_suspension", "requested"),
        ("Norway lifted its travel ban on two generals.", "travel_ban", "lifted"),
        ("Norway would cut its aid unless they were freed.", "aid_suspension", "threatened"),
        ("Norway cut $8 million in aid to Iceland.", "aid_suspension", "in_force"),
        ("Norway added two generals to its sanctions list.", "sanctions", "in_force"),
        ("Norway suspended imports of fish from Iceland.", "import_ban", "in_force"),
        ("The council extended the arms embargo on Iceland.", "arms_embargo", "in_force"),
        ("Norway banned arms sales to Iceland.", "arms_embargo", "in_force"),
    ],
)
def test_measure_has_its_kind_and_status(sentence: str, kind: str, status: str) -> None:
    found = facts_of(Measure, sentence)

    assert [(each.kind, each.status) for each in found] == [(kind, status)]


def test_measure_is_found_without_its_condition() -> None:
    (found,) = facts_of(Measure, "Norway threatened to block loans to Iceland if it builds a dam.")

    assert any(each.text.endswith("Iceland") for each in found.evidence)


def test_measure_that_was_not_taken_is_none() -> None:
    assert facts_of(Measure, "Norway has not suspended its aid to Iceland.") == []
    assert facts_of(Measure, "All options are on the table, including sanctions.") == []


@pytest.mark.parametrize(("rule", "example"), [(e.rule, e.example) for e in lexicon("measures")])
def test_every_wording_tells_of_a_measure_in_its_example(rule: str, example: str) -> None:
    assert facts_of(Measure, example), rule
