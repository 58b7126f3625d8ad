"""Linking and cleaning lists through the command, on small invented files."""

import csv
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.matching.batch.lists import HEADER, match, partner, read, register

# Splink and its packages take long to load where nothing is compiled yet.
pytestmark = pytest.mark.timeout(600)


def _true(rows: list[dict[str, str]]) -> set[tuple[str, str]]:
    return {(r["left_id"], r["right_id"]) for r in rows if r["left_id"][1:] == r["right_id"][1:]}


def test_link_finds_the_same_people_when_columns_have_usual_names(
    lists: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"

    status = match("link", *lists, "--out", out, "--one-to-one", "--quiet")

    rows = read(out)
    assert status == 0
    assert list(rows[0]) == ["left_id", "right_id", "score", "probability"]
    assert len(_true(rows)) >= 36
    assert len(rows) - len(_true(rows)) <= 4
    assert len({row["left_id"] for row in rows}) == len({row["right_id"] for row in rows})
    assert not (tmp_path / "out.csv.work").exists()


def test_link_says_the_same_when_rows_and_columns_stand_in_another_order(
    lists: tuple[Path, Path], write: Callable[..., Path], tmp_path: Path
) -> None:
    turned = [[row[at] for at in (3, 0, 4, 2, 1)] for row in register()[::-1]]
    names = [HEADER[at] for at in (3, 0, 4, 2, 1)]
    other = write("turned.txt", turned, names, delimiter=";", encoding="utf-16")
    one_out, other_out = tmp_path / "one.csv", tmp_path / "other.csv"

    match("link", *lists, "--out", one_out, "--quiet")
    match("link", other, lists[1], "--out", other_out, "--quiet")

    assert one_out.read_bytes() == other_out.read_bytes()


@pytest.mark.parametrize(
    ("step", "kept", "again"),
    [
        ("choosing pairs", "model.json", "learning weights"),
        ("comparing", "candidates.parquet", "choosing pairs"),
    ],
)
def test_link_goes_on_when_it_was_stopped(
    lists: tuple[Path, Path], tmp_path: Path, step: str, kept: str, again: str
) -> None:
    whole, resumed = tmp_path / "whole.csv", tmp_path / "resumed.csv"
    words = ["match", "link", *map(str, lists), "--out", str(resumed)]
    program = [sys.executable, "-m", "wayhome.server.cli", *words]
    match("link", *lists, "--out", whole, "--quiet")

    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as stopped:
        for line in stopped.stderr or ():
            if step in line:
                stopped.send_signal(signal.SIGTERM)
                break
    files = {file.name for file in (tmp_path / "resumed.csv.work").iterdir()}
    second = subprocess.run(program, stderr=subprocess.PIPE, text=True, check=True)

    assert kept in files
    assert again not in second.stderr
    assert resumed.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "resumed.csv.work").exists()


def test_dedupe_groups_what_is_one_person(write: Callable[..., Path], tmp_path: Path) -> None:
    both = write("both.csv", register() + partner())
    out, clusters = tmp_path / "out.csv", tmp_path / "clusters.csv"

    match("dedupe", both, "--out", out, "--clusters", clusters, "--quiet")

    group = {row["record_id"]: row["cluster_id"] for row in read(clusters)}
    together = sum(group[f"p{row[0][1:]}"] == group[f"r{row[0][1:]}"] for row in partner())
    assert list(read(clusters)[0]) == ["record_id", "cluster_id"]
    assert len(group) == 140
    assert together >= 34
    assert len(set(group.values())) >= 98


def test_pairs_told_to_be_different_are_neither_linked_nor_grouped(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    both = write("both.csv", register() + partner())
    pair = [f"r{partner()[0][0][1:]}", partner()[0][0]]
    known = write("known.csv", [pair], ["left_id", "right_id"])
    out, clusters = tmp_path / "out.csv", tmp_path / "clusters.csv"

    match("dedupe", both, "--out", out, "--clusters", clusters, "--different", known, "--quiet")

    assert not any({row["left_id"], row["right_id"]} == set(pair) for row in read(out))
    group = {row["record_id"]: row["cluster_id"] for row in read(clusters)}
    assert group[pair[0]] != group[pair[1]]


def test_link_reads_parquet_through_a_map(
    lists: tuple[Path, Path], tmp_path: Path, write: Callable[..., Path]
) -> None:
    parquet = tmp_path / "register.parquet"
    with duckdb.connect() as database:
        database.execute(
            "COPY (SELECT record_id AS nr, family_name || ' ' || given_name AS who, "
            f"dob::DATE AS born_on, phone FROM read_csv('{lists[0]}')) TO '{parquet}'"
        )
    columns = tmp_path / "map.json"
    columns.write_text(
        '{"id": ["nr", "record_id"], "full_name": "who", "family_name": "family_name",'
        ' "given_name": "given_name", "birth_date": ["born_on", "dob"], "phone": "phone"}'
    )
    out = tmp_path / "out.csv"

    status = match("link", parquet, lists[1], "--out", out, "--map", columns, "--quiet")

    assert status == 0
    assert len(_true(read(out))) >= 34


def test_lookup_ranks_records_with_reasons(lists: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out.csv"

    match(
        "lookup", "--register", lists[0], "--queries", lists[1], "--top", 3, "--out", out, "--quiet"
    )

    rows = read(out)
    first = [row for row in rows if row["rank"] == "1"]
    right = sum(row["query_id"][1:] == row["record_id"][1:] for row in first)
    assert list(rows[0]) == ["query_id", "rank", "record_id", "score", "probability", "reasons"]
    assert right >= 36
    assert max(int(row["rank"]) for row in rows) == 3
    assert all("name_" in row["reasons"] for row in rows)


@pytest.mark.parametrize(
    ("words", "told"),
    [((), "are one name in two scripts"), (("--json",), '"name_same_across_scripts"')],
)
def test_compare_explains_two_names(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = match("compare", "ចាន់ ទេវី", "Chan Tevy", *words)

    assert status == 0
    assert told in capsys.readouterr().out


def test_compare_says_what_to_do_when_a_name_is_blank(capsys: pytest.CaptureFixture[str]) -> None:
    status = match("compare", "Chan Tevy", " ")

    assert status == 1
    assert "give two names" in capsys.readouterr().err


def test_result_is_left_alone_when_the_lists_are_bad(
    lists: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("kept")
    with lists[1].open("a", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerow(["p5", "too", "few"])

    status = match("link", *lists, "--out", out, "--quiet")

    assert status == 2
    assert out.read_text() == "kept"
