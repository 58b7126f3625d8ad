"""Lists from the command line, and the screenings of the demo."""

from pathlib import Path

import psycopg
import pytest

from tests.cases.ground import office
from tests.screening.ground import ftm_file, individual, un_file
from wayhome.access.domain.purposes import Purpose
from wayhome.kernel import context
from wayhome.screening.domain.verdicts import HitState
from wayhome.screening.queries.lists import lists
from wayhome.screening.queries.opened import open_screening
from wayhome.screening.queries.screenings import ScreeningFilter, screenings
from wayhome.server import cli
from wayhome.server.demo.screening import screen_names
from wayhome.server.demo.stage import set_stage
from wayhome.server.importing import ListRefused, Wanted, import_files

ONE = individual("1", "<FIRST_NAME>Tevoda</FIRST_NAME><SECOND_NAME>Ouk</SECOND_NAME>")
TWO = individual("2", "<FIRST_NAME>Xu</FIRST_NAME><SECOND_NAME>Mingyuan</SECOND_NAME>")
LISTED = {"id": "a", "schema": "Person", "properties": {"name": ["A B"], "topics": ["sanction"]}}


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file."""
    path = folder / name
    path.write_bytes(content)
    return path


def test_files_become_versions_in_their_order(database: str, tmp_path: Path) -> None:
    unit = office()
    first = written(tmp_path, "1.xml", un_file(ONE))
    second = written(tmp_path, "2.xml", un_file(ONE, TWO))
    said: list[str] = []

    import_files([first, second, second], Wanted(), by=unit.system, say=said.append)

    with context.acting(unit.supervisor) as by:
        (kept,) = lists(by)
    assert (kept.code, kept.body) == ("un-sc", "United Nations Security Council")
    assert kept.newest.published_at == "2022-11-01"
    assert said == [
        f"{first}: version 1, 1 entry: 1 added, 0 changed, 0 removed",
        f"{second}: version 2, 2 entries: 1 added, 0 changed, 0 removed",
        f"{second}: version 2 already, 2 entries; nothing changed",
    ]


def test_followthemoney_file_needs_the_name_of_its_list(database: str, tmp_path: Path) -> None:
    unit = office()
    file = written(tmp_path, "a.json", ftm_file(LISTED))

    with pytest.raises(ListRefused, match="--list"):
        import_files([file], Wanted(), by=unit.system, say=print)
    import_files([file], Wanted("eu-fsf", body="European Union"), by=unit.system, say=print)

    with context.acting(unit.supervisor) as by:
        (kept,) = lists(by)
    assert (kept.title, kept.body) == ("eu-fsf", "European Union")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "line 1: the file is empty"),
        (b"name;born\n", "neither XML nor one JSON object a line"),
        (un_file(), "it holds no listing"),
        (un_file(ONE, ONE), "line 7, INDIVIDUAL/DATAID: 1 stands in line 3 already"),
        (un_file(TWO, "<INDIVIDUAL>"), "the XML is broken"),
    ],
)
def test_bad_file_is_refused_with_its_line_and_nothing_is_kept(
    database: str, superuser: psycopg.Connection, tmp_path: Path, content: bytes, why: str
) -> None:
    unit = office()
    file = written(tmp_path, "bad.xml", content)

    with pytest.raises(ListRefused, match="Nothing of it was imported") as refused:
        import_files([file], Wanted(), by=unit.system, say=print)

    counts = superuser.execute(
        "SELECT (SELECT count(*) FROM screening_list), (SELECT count(*) FROM screening_entry)"
    ).fetchone()
    assert why in str(refused.value)
    assert counts == (0, 0)


def test_missing_file_is_refused(database: str, tmp_path: Path) -> None:
    with pytest.raises(ListRefused, match="No such file"):
        import_files([tmp_path / "none.xml"], Wanted(), by=office().system, say=print)


@pytest.mark.parametrize("words", [["update"], ["reindex", "a.xml"]])
def test_contradiction_is_refused_before_anything_starts(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert cli.main(["screening", *words]) == 1
    assert capsys.readouterr().err.startswith("wayhome: Give the files")


def test_demo_has_one_reviewed_and_one_open_hit(database: str) -> None:
    stage = set_stage()

    screen_names(stage)

    by = stage.actors["vanna"]
    with context.acting(by):
        rows = screenings(by, ScreeningFilter()).rows
        opened = [open_screening(by, row.id, purpose=Purpose.SANCTIONS) for row in rows]
    states = [[hit.state for hit in each.hits] for each in opened]
    assert sorted(states) == [[HitState.DIFFERENT], [HitState.OPEN]]
