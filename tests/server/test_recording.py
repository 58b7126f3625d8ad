"""Folders and feeds are added whole, again without harm, and watched."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cases.ground import Office, office
from wayhome.extraction.reading import LARGEST_SOURCE
from wayhome.kernel import context
from wayhome.record.actions.add_source import NewSource
from wayhome.record.queries.sources import SourceRow, source, sources
from wayhome.server.recording import Recorded, add_files, files_in, read_sources_again
from wayhome.server.verbs.record import run
from wayhome.server.watching import Watcher

_ENTRY = (
    "<item><title>Part {0}</title><guid>urn:post:{0}</guid><description>{1}</description></item>"
)
_NOTHING = NewSource(content=b"")


def feed(*entries: str) -> str:
    """An RSS file."""
    items = "".join(_ENTRY.format(number, words) for number, words in enumerate(entries))
    return f"<rss version='2.0'><channel><title>Sample Post</title>{items}</channel></rss>"


def add(unit: Office, *paths: Path) -> tuple[Recorded, list[str]]:
    """What adding these paths says."""
    said: list[str] = []
    return add_files(paths, _NOTHING, by=unit.system, say=said.append), said


def rows(unit: Office) -> list[SourceRow]:
    """The list of sources."""
    with context.acting(unit.supervisor) as by:
        return list(sources(by))


def test_folder_is_walked_by_name_and_hidden_files_are_left_aside(tmp_path: Path) -> None:
    for name in ("b.txt", "a/one.HTML", "a/two.pdf", ".git/notes.txt", ".hidden.md", "c.zip"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")

    found = [str(file.relative_to(tmp_path)) for file in files_in([tmp_path, tmp_path / "b.txt"])]

    assert found == ["a/one.HTML", "a/two.pdf", "b.txt"]


def test_file_elsewhere_is_left_aside_when_a_folder_only_links_to_it(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "inbox", tmp_path / "keys"
    for each in (folder, elsewhere):
        each.mkdir()
    secret = elsewhere / "secret.txt"
    secret.write_text("Not to be read.")
    (folder / "link.txt").symlink_to(secret)
    (folder / "more").symlink_to(elsewhere)
    (folder / "own.txt").write_text("Words.")

    found = files_in([folder])

    assert found == [folder / "own.txt"]


def test_folder_added_again_goes_on_where_it_stopped(database: str, tmp_path: Path) -> None:
    unit = office()
    (tmp_path / "a.txt").write_text("First words.")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing of the sort")
    first, said = add(unit, tmp_path)
    (tmp_path / "c.md").write_text("Second words.")

    second, _ = add(unit, tmp_path)

    assert (first, second) == (Recorded(1, 0, 1), Recorded(1, 1, 1))
    assert said[1] == f"2 of 2  {tmp_path / 'b.pdf'}: refused: it is a damaged PDF"


def test_entries_of_a_feed_are_added_once_though_the_feed_grew(
    database: str, tmp_path: Path
) -> None:
    unit, file = office(), tmp_path / "feed.xml"
    file.write_text(feed("One.", "Two."))
    first, _ = add(unit, file)
    file.write_text(feed("One, changed.", "Two.", "Three."))

    second, said = add(unit, file)

    assert (first, second) == (Recorded(2, 0, 0), Recorded(1, 2, 0))
    assert said[0].endswith("3 entries: 1 added, 2 already there, 0 refused.")
    assert {row.publisher for row in rows(unit)} == {"Sample Post"}


def test_file_is_refused_by_its_size_before_it_is_read(database: str, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as opened:
        opened.truncate(LARGEST_SOURCE + 1)

    counts, said = add(office(), large)

    assert counts == Recorded(refused=1)
    assert "larger than 20 MB" in said[0]


def test_near_copy_is_said_and_kept(database: str, tmp_path: Path) -> None:
    unit, words = office(), " ".join(f"word{number}" for number in range(100))
    (tmp_path / "a.txt").write_text(words)
    (tmp_path / "b.txt").write_text(words.replace("word50", "other"))

    counts, said = add(unit, tmp_path)

    assert counts.added == 2
    assert said[1].endswith("(99 % of its words)")


def test_watcher_adds_a_file_once_it_has_come_to_rest(database: str, tmp_path: Path) -> None:
    unit, said = office(), list[str]()
    file = tmp_path / "growing.txt"
    file.write_text("Half a sen")
    steps: list[Callable[[], object]] = [
        lambda: file.write_text("Half a sentence, and the rest of it."),
        lambda: None,
        lambda: None,
        lambda: (tmp_path / "late.txt").write_text("A late one."),
        lambda: None,
    ]

    def pause() -> bool:
        if steps:
            steps.pop(0)()
            return True
        return False

    counts = Watcher([tmp_path], _NOTHING, by=unit.system, say=said.append).watch(pause)

    assert counts == Recorded(added=2)
    assert [line.split(":")[0] for line in said] == [str(file), str(tmp_path / "late.txt")]


def test_watcher_that_starts_again_says_nothing_of_what_is_there(
    database: str, tmp_path: Path
) -> None:
    unit, said = office(), list[str]()
    (tmp_path / "a.txt").write_text("Words.")
    add(unit, tmp_path)
    again = iter([True, True, False])

    counts = Watcher([tmp_path], _NOTHING, by=unit.system, say=said.append).watch(
        lambda: next(again)
    )

    assert counts == Recorded(already_there=1)
    assert said == []


def test_reading_again_changes_nothing_when_the_reader_is_the_same(
    database: str, tmp_path: Path
) -> None:
    unit = office()
    (tmp_path / "a.txt").write_text("Words.")
    add(unit, tmp_path)
    (before,) = rows(unit)

    counts = read_sources_again(by=unit.system, say=lambda _: None)

    with context.acting(unit.supervisor) as by:
        assert source(by, before.id).number == 1
    assert counts == Recorded(already_there=1)


def test_extract_names_each_entry_of_a_feed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(feed("One sailor was found.", "Two sailors were found."))

    run(SimpleNamespace(act="extract", files=[file], published=None))  # type: ignore[arg-type]  # what the parser gives

    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert len(ids) == len(set(ids))
    assert {each.split("-block")[0] for each in ids if "-block" in each} == {"feed-1", "feed-2"}


def test_extract_refuses_a_large_file_before_reading_it_and_tells_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large, good = tmp_path / "large.txt", tmp_path / "good.txt"
    with large.open("wb") as opened:
        opened.truncate(LARGEST_SOURCE + 1)
    good.write_text("The ministry received 41 complaints on 3 May 2021, it said.")

    status = run(SimpleNamespace(act="extract", files=[large, good], published=None))  # type: ignore[arg-type]  # what the parser gives

    told = capsys.readouterr()
    assert status == 1
    assert "is too large" in told.err
    assert '"doc": "good.txt"' in told.out
