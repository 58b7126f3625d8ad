"""How statuses are scored: told of nobody is not the same as told of somebody else."""

import json
from pathlib import Path

import pytest

from wayhome.extraction.scoring.score import Tally, score
from wayhome.extraction.scoring.subjects import Subject
from wayhome.server.extracting import score_files

ANA, BEN = "person:ana-duarte", "person:ben-sollis"


def status(subject: str, start: int = 0) -> dict[str, object]:
    words = {"start": start, "end": start + 20, "text": "was arrested on Mond"}
    return {
        "doc": "a.txt",
        "type": "person_status",
        "status": "arrested",
        "subject": subject,
        "evidence": [words],
    }


def scored(folder: Path, gold: list[dict[str, object]], told: list[dict[str, object]]) -> Tally:
    for name, lines in (("gold", gold), ("told", told)):
        text = "\n".join(json.dumps(line) for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return score(folder / "gold.jsonl", folder / "told.jsonl")["person_status"]


@pytest.mark.parametrize(
    ("gold", "told", "expected"),
    [
        (ANA, ANA, Subject.RIGHT),
        (ANA, "unnamed person", Subject.WITHOUT),
        (ANA, "group", Subject.WITHOUT),
        (ANA, BEN, Subject.ANOTHER),
        ("unnamed person", BEN, Subject.ANOTHER),
        ("group", BEN, Subject.MEMBER),
        ("group:girls", "group", Subject.WITHOUT),
    ],
)
def test_status_tells_whose_it_is(tmp_path: Path, gold: str, told: str, expected: Subject) -> None:
    tally = scored(tmp_path, [status(gold)], [status(told)])

    assert dict(tally.subjects) == {expected: 1}
    assert tally.found == 1


def test_status_is_answered_by_the_proposal_of_the_same_person(tmp_path: Path) -> None:
    tally = scored(tmp_path, [status(ANA), status(BEN)], [status(BEN), status(ANA)])

    assert dict(tally.subjects) == {Subject.RIGHT: 2}


def test_false_statuses_of_persons_by_name_are_counted(tmp_path: Path) -> None:
    tally = scored(tmp_path, [status(ANA)], [status(ANA), status(BEN, 400), status("group", 800)])

    assert (tally.false, tally.false_named) == (2, 1)


def test_scores_show_how_many_statuses_are_of_another_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scored(tmp_path, [status(ANA), status(ANA, 400)], [status(BEN), status("group", 400)])

    answer = score_files(tmp_path / "gold.jsonl", tmp_path / "told.jsonl")

    assert answer == 0
    assert "subject 0/2 (1 of nobody, 0 of one of a group, 1 of another person)" in (
        capsys.readouterr().out
    )
