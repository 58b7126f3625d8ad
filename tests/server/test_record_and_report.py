"""The record and the report from the command line."""

from datetime import date
from pathlib import Path

import pytest

from tests.cases.ground import office
from tests.insight.ground import MONTH, relatives
from wayhome.insight.queries.claims_beside import claims_beside
from wayhome.insight.queries.progress_report import progress_report
from wayhome.kernel import context
from wayhome.kernel.actor import Actor
from wayhome.record.actions.add_source import NewSource
from wayhome.record.queries.sources import sources
from wayhome.server import cli
from wayhome.server.acting import NoSuchAgency, system_of
from wayhome.server.recording import add_files
from wayhome.server.report_text import report_lines


def test_bad_file_stops_none_of_the_others(database: str, tmp_path: Path) -> None:
    unit = office()
    good, same, empty = (tmp_path / name for name in ("good.txt", "same.txt", "empty.txt"))
    good.write_text("Some words.")
    same.write_text("Some words.")
    empty.write_text("")
    said: list[str] = []
    known = NewSource(content=b"", publisher="Sample Post", published_on=date(2022, 9, 19))

    counts = add_files(
        [empty, tmp_path / "missing", good, same], known, by=unit.system, say=said.append
    )

    with context.acting(unit.supervisor) as by:
        (row,) = sources(by)
    assert (counts.added, counts.already_there, counts.refused) == (1, 1, 2)
    assert said[0].endswith("refused: it holds no text")
    assert said[1].endswith("refused: No such file or directory")
    assert (row.publisher, row.published_on) == ("Sample Post", date(2022, 9, 19))


def test_agency_is_the_receiving_one_unless_named(database: str) -> None:
    unit, other = office(), office("other", receives=False)

    assert system_of("") == Actor.system(unit.agency)
    assert system_of("other") == Actor.system(other.agency)
    with pytest.raises(NoSuchAgency, match="other, unit"):
        system_of("nobody")


def test_report_is_printed_line_by_line(database: str) -> None:
    unit = office()
    relatives(unit, 3)
    with context.acting(unit.system) as by:
        report = progress_report(by, MONTH)
        lines = list(report_lines(report, claims_beside(by, MONTH), agency="Unit", period=MONTH))

    assert lines[0] == "Unit, 2022-08-18 to 2022-09-18 (32 days)"
    assert any(line.split() == ["Complaints", "received", "3", "complaints"] for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--from", "2022-09-18", "--to", "2022-08-18"],
        ["record", "add", "a.txt", "b.txt", "--title", "One"],
    ],
)
def test_contradiction_is_refused_before_anything_starts(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    status = cli.main(words)

    assert status == 1
    assert capsys.readouterr().err.startswith("wayhome: ")


@pytest.mark.parametrize(
    "words", [["report", "--from", "soon", "--to", "2022-08-18"], ["record", "add"]]
)
def test_options_are_explained_when_they_cannot_be_read(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)

    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err
