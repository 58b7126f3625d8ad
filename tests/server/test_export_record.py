"""Facts of the record from the command line: a file that is whole or not there."""

import json
from pathlib import Path

import pytest

from tests.record.test_export_facts import figure, table
from tests.record.test_review import Desk
from wayhome.interchange.exports.formats import ExportFormat
from wayhome.kernel.actor import Actor
from wayhome.record.queries.recorded import Wanted
from wayhome.server import cli
from wayhome.server.exporting import NotWritten, export_file


def export(desk: Desk, form: ExportFormat, out: Path | None) -> tuple[int, list[str]]:
    """How many facts were written, and what the operator was told."""
    said: list[str] = []
    by = Actor.system(desk.by.agency)
    count = export_file(Wanted(), form, out=out, by=by, say=said.append)
    return count, said


def test_file_holds_every_fact(database: str, tmp_path: Path) -> None:
    desk, out = Desk(), tmp_path / "facts.csv"
    figure(desk)

    count, said = export(desk, ExportFormat.CSV, out)

    (row,) = table(out.read_text(encoding="utf-8"))
    assert row["exact_words"] == "41 complaints"
    assert (count, said[-1]) == (1, "1 of 1 facts")
    assert [path.name for path in tmp_path.iterdir()] == ["facts.csv"]


def test_file_goes_to_the_standard_output_when_it_has_no_name(
    database: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = Desk()
    figure(desk)

    export(desk, ExportFormat.FTM, None)

    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert {json.loads(line)["schema"] for line in lines} >= {"Article", "Note", "Person"}


def test_nothing_is_left_when_the_file_cannot_be_written(database: str, tmp_path: Path) -> None:
    desk, taken = Desk(), tmp_path / "taken"
    taken.mkdir()

    with pytest.raises(NotWritten, match="taken"):
        export(desk, ExportFormat.CSV, taken)

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize(
    "words", [[], ["--format", "xlsx"], ["--format", "csv", "--source", "mine"]]
)
def test_wrong_words_are_explained(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["record", "export", *words])

    assert ended.value.code == 2
