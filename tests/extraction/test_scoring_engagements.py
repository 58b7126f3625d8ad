"""How engagements are scored: people, day and topics, each by itself."""

import json
from pathlib import Path

import pytest

from wayhome.extraction.scoring.score import score
from wayhome.server.extracting import score_files

ANA, BEN, CARLA = "person:ana-duarte", "person:ben-sollis", "person:carla-munro"
TEXT = "Ana Duarte met Ben Sollis on Monday about the wages of fishermen."


def words(text: str) -> dict[str, object]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text}


def meeting(
    *people: str, date: str | None = "2020-05-04", topic: str = "the wages of fishermen"
) -> dict[str, object]:
    return {
        "doc": "a.txt",
        "type": "meeting",
        "kind": "meeting",
        "status": "held",
        "participants": list(people),
        "date": date,
        "topics": [words(topic)],
        "evidence": [words("met")],
    }


def shares(folder: Path, gold: dict[str, object], told: dict[str, object]) -> dict[str, str]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    for name, line in (("gold", gold), ("told", told)):
        (folder / f"{name}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    found = score(folder / "gold.jsonl", folder / "told.jsonl")
    return {
        name.removeprefix("meeting, "): f"{tally.found}/{tally.core}"
        for name, tally in found.items()
        if name.startswith("meeting, ")
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (meeting(ANA, BEN), {"people": "1/1", "day": "1/1", "topics": "1/1"}),
        (meeting(BEN, CARLA, ANA), {"people": "1/1", "day": "1/1", "topics": "1/1"}),
        (meeting(ANA), {"people": "0/1", "day": "1/1", "topics": "1/1"}),
        (meeting(ANA, BEN, date=None), {"people": "1/1", "day": "0/1", "topics": "1/1"}),
        (meeting(ANA, BEN, topic="wages"), {"people": "1/1", "day": "1/1", "topics": "1/1"}),
        (meeting(ANA, BEN, topic="Monday"), {"people": "1/1", "day": "1/1", "topics": "0/1"}),
        (meeting(CARLA), {"people": "0/1"}),
    ],
)
def test_people_day_and_topics_are_asked_by_themselves(
    tmp_path: Path, told: dict[str, object], expected: dict[str, str]
) -> None:
    assert shares(tmp_path, meeting(ANA, BEN), told) == expected


def test_day_is_asked_only_where_one_is_told(tmp_path: Path) -> None:
    found = shares(tmp_path, meeting(ANA, BEN, date=None), meeting(ANA, BEN))

    assert "day" not in found


def test_scores_show_the_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shares(tmp_path, meeting(ANA, BEN), meeting(ANA, BEN))

    answer = score_files(tmp_path / "gold.jsonl", tmp_path / "told.jsonl")

    shown = capsys.readouterr().out
    assert answer == 0
    assert all(f"meeting, {each}" in shown for each in ("people", "day", "topics"))
