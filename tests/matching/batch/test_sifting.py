"""Long lists are sifted: the same people are found, of far fewer pairs."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.batch.lists import match, read
from wayhome.matching.batch.sifting.joining import Groups, most_within

_COUNTS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=6)


def test_link_finds_the_same_people_when_lists_are_sifted(
    lists: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, sifted = tmp_path / "whole.csv", tmp_path / "sifted.csv"
    words = ("--one-to-one", "--at-least", "0.5", "--threads", "1", "--quiet")
    match("link", *lists, "--out", whole, *words)
    monkeypatch.setattr("wayhome.matching.batch.comparing.LONG", 10)

    status = match("link", *lists, "--out", sifted, *words)

    found, known = ({(row["left_id"], row["right_id"]) for row in read(f)} for f in (sifted, whole))
    assert status == 0
    assert len(found & known) >= 0.95 * len(known)


def test_dedupe_finds_the_same_people_when_the_list_is_sifted(
    lists: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = tmp_path / "both.csv"
    first, second = (file.read_text(encoding="utf-8").splitlines() for file in lists)
    both.write_text("\n".join([*first, *second[1:]]), encoding="utf-8")
    out = tmp_path / "out.csv"
    monkeypatch.setattr("wayhome.matching.batch.comparing.LONG", 10)

    status = match("dedupe", both, "--out", out, "--at-least", "0.5", "--threads", "1", "--quiet")

    pairs = [{row["left_id"], row["right_id"]} for row in read(out)]
    right = [pair for pair in pairs if len({name[1:] for name in pair}) == 1]
    assert status == 0
    assert len(right) >= 30
    assert all(len(pair) == 2 for pair in pairs)


@given(_COUNTS)
def test_joined_makes_every_pair_of_a_key_once(counts: list[tuple[int, int]]) -> None:
    groups = _groups(counts)

    left, right = groups.joined()

    expected = [
        (int(groups.rows[0][one]), int(groups.rows[1][other]))
        for a, b, m, n in zip(*groups.starts, *groups.counts, strict=True)
        for one in range(a, a + m)
        for other in range(b, b + n)
    ]
    assert sorted(zip(left.tolist(), right.tolist(), strict=True)) == sorted(expected)


@given(_COUNTS, st.integers(1, 60))
def test_rarest_keys_stay_within_the_budget(counts: list[tuple[int, int]], budget: int) -> None:
    groups = _groups(counts)

    most = most_within([groups], budget)

    total = int(groups.rarer(most).pairs.sum())
    assert most == 1 or total <= budget


def _groups(counts: list[tuple[int, int]]) -> Groups:
    ones, others = (np.array(each, dtype=np.int32) for each in zip(*counts, strict=True))
    starts = [(np.cumsum(each) - each).astype(np.int32) for each in (ones, others)]
    rows = [np.arange(each.sum(), dtype=np.int32) * 7 for each in (ones, others)]
    return Groups((rows[0], rows[1]), (starts[0], starts[1]), (ones, others))
