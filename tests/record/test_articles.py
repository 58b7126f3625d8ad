"""The invented articles compile: every fact stands in its text with the words that are told of it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from bench.record.gold import BadAnnotation, compiled, lines_of, main
from wayhome.extraction.scoring.documents import ENTITIES

ARTICLES = Path(__file__).parents[2] / "bench" / "record" / "articles"
NOTES = sorted(ARTICLES.glob("*.toml"))


def spans(value: Any) -> list[dict[str, Any]]:
    """Return every span inside a line."""
    if isinstance(value, dict):
        inner = [found for one in value.values() for found in spans(one)]
        return [*inner, value] if {"start", "end", "text"} <= value.keys() else inner
    return [found for one in value for found in spans(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("notes", NOTES, ids=lambda notes: notes.stem)
def test_every_span_of_an_article_equals_its_text(notes: Path) -> None:
    text = notes.with_suffix(".txt").read_bytes().decode("utf-8")

    found = spans(lines_of(notes))

    assert found
    assert all(text[one["start"] : one["end"]] == one["text"] for one in found)


def test_every_text_has_its_annotation() -> None:
    texts = {text.stem for text in ARTICLES.glob("*.txt")}

    assert texts == {notes.stem for notes in NOTES}


def test_an_article_holds_facts_of_the_types_it_was_read_for_only() -> None:
    lines = list(compiled(ARTICLES))
    read_for = {line["doc"]: line["annotated"] for line in lines if line["type"] == "article"}

    strays = [
        line["id"]
        for line in lines
        if line["type"] not in ["article", "block", *ENTITIES, *read_for[line["doc"]]]
    ]

    assert strays == []


def test_ids_of_lines_are_told_once() -> None:
    ids = [line["id"] for line in compiled(ARTICLES)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("told", "misfit"),
    [
        ('date = [{ span = "May 1", edtf = "2001-05-01" }]', "date 1 (May 1): 'May 1' stands 2"),
        ('date = [{ span = "June", edtf = "2001-06" }]', "does not stand in the text"),
        ('date = [{ span = "May", edtf = "2001-05", era = "now" }]', "unknown fields ['era']"),
        ('date = [{ edtf = "2001-05" }]', "span is missing"),
        ('role = [{ person = "nobody", role = "judge" }]', "unknown entity 'nobody'"),
        ('quote = [{ kind = "loud", content = "Go" }]', "unknown kind 'loud'"),
        (
            'response = [{ evidence = "Go", by = "li", kind = "denies", to = ["date-7"] }]',
            "answers",
        ),
        ("verse = 1", "unknown fields ['verse']"),
    ],
)
def test_a_misfit_is_told_with_file_and_entry(tmp_path: Path, told: str, misfit: str) -> None:
    notes = tmp_path / "07-short.toml"
    notes.with_suffix(".txt").write_text('"Go", judge Li said. May 1, then May 1.', "utf-8")
    notes.write_text(f'published = "2001-05-02"\n{told}\n[person]\nli = ["Li"]\n', "utf-8")

    with pytest.raises(BadAnnotation, match=r"07-short\.toml") as wrong:
        lines_of(notes)

    assert misfit in str(wrong.value)


def test_the_command_tells_a_misfit_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in (NOTES[0], NOTES[0].with_suffix(".txt")):
        shutil.copy(one, tmp_path)
    (tmp_path / NOTES[0].name).write_text('published = "2001-05-02"\nverse = 1\n', "utf-8")

    assert main(str(tmp_path)) == 1
    assert NOTES[0].name in capsys.readouterr().err
