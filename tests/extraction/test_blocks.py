"""Page furniture is told from the article, and the text is never cut."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.extraction.blocks import BlockLabel, blocks, body_text

PAGE = """Accessibility links

Breaking News

Ministry hears of rising requests for help

A family waits outside the office in Sample Town. (Courtesy of the Sample Agency)

The ministry said on Monday that it had received 289 complaints in one month.

It said that most of them had proved true.

XS
SM
MD

  • Another story altogether

    Something else happened somewhere in the region. It went on for
"""
SHARED = Path(os.environ.get("WAYHOME_SHARED", Path(__file__).parents[3] / "shared"))
ARTICLES = SHARED / "data" / "record"


def test_body_text_leaves_furniture_out() -> None:
    assert body_text(PAGE) == (
        "The ministry said on Monday that it had received 289 complaints in one month."
        "\n\nIt said that most of them had proved true."
    )


@given(st.text(max_size=400))
def test_blocks_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert end <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        end = block.end


@pytest.mark.skipif(not ARTICLES.exists(), reason="the reference articles are not here")
def test_body_text_matches_reference_articles() -> None:
    spans: dict[str, set[int]] = {}
    for line in (ARTICLES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold["type"] == "block" and gold["label"] in {"body", "standfirst"}:
            for span in gold["spans"]:
                spans.setdefault(gold["doc"], set()).update(range(span["start"], span["end"]))
    for name, wanted in spans.items():
        text = (ARTICLES / "articles" / name).read_text(encoding="utf-8")
        found = {
            place
            for block in blocks(text)
            if block.label is BlockLabel.BODY
            for place in range(block.start, block.end)
        }

        letters = {place for place in wanted if not text[place].isspace()}
        hit = {place for place in found if not text[place].isspace()}
        assert 2 * len(letters & hit) / (len(letters) + len(hit)) >= 0.99, name


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "line",
    ["a" + "|  " * 60 + "|", "a" + "  a" * 60 + ".", "A" * 5_000, "Edited by" + " A," * 60 + " b"],
)
def test_rows_of_signs_are_told_from_text_without_trying_every_way(line: str) -> None:
    text = f"{line}\n\nA sentence stands here, and another one follows."

    assert len(blocks(text)) > 1


@pytest.mark.parametrize(
    "line",
    [
        "Reported by the Harbour Service. Translated by Lia Moro. Written in English by Tom Lee.",
        "THE HARBOUR TIMES MAY 3, 2021",
        "[Read also: Harbour chief resigns]",
        "You have reached your limit of free articles.",
    ],
)
def test_credits_and_heads_of_printed_pages_are_furniture(line: str) -> None:
    told = "The harbour office said on Monday that eleven sailors had been found on board a ship."
    text = f"Sailors found\n\n{told}\n\n{line}\n\nThey will be heard by a judge on Friday, it said."

    assert line not in body_text(text)
    assert told in body_text(text)


@pytest.mark.parametrize(
    "line",
    [
        "Researched by the UN office, the report counts three hundred deaths.",
        "Filmed by a neighbour, the beating shocked the country.",
    ],
)
def test_sentence_that_begins_as_a_credit_is_the_articles_own(line: str) -> None:
    told = "The harbour office said on Monday that eleven sailors had been found on board a ship."
    text = f"Sailors found\n\n{told}\n\n{line}\n\nThey will be heard by a judge on Friday, it said."

    assert line in body_text(text)


def test_item_that_runs_over_two_lines_is_one() -> None:
    text = (
        "Sailors freed\n\nThe union asked the harbour court on Monday to do what follows at once:\n\n"
        "1. release the eleven sailors who were found on board the ship\n"
        "immediately and unconditionally, and pay for their journey;\n\n"
        "2. open the books of the owner to the union and to the court."
    )

    assert "immediately and unconditionally" in body_text(text)
