"""Twins and families in one list do not become one person."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from tests.matching.batch.homes import FAMILY, HEADER, LIKE_TWINS, crowd
from tests.matching.batch.lists import match, read

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(params=[60, 700], ids=["short list", "long list"])
def groups(
    request: pytest.FixtureRequest, write: Callable[..., Path], tmp_path: Path
) -> dict[str, str]:
    """The group of every row of a list with two households among many other people."""
    rows = [*crowd(request.param), *FAMILY, *LIKE_TWINS]
    clusters = tmp_path / "clusters.csv"
    file = write("list.csv", rows, HEADER)
    match("dedupe", file, "--out", tmp_path / "o.csv", "--clusters", clusters, "--quiet")
    return {row["record_id"]: row["cluster_id"] for row in read(clusters)}


def test_household_stays_apart_and_doubles_come_together(groups: dict[str, str]) -> None:
    family = [groups[row[0]] for row in FAMILY]
    twins = [groups[row[0]] for row in LIKE_TWINS]
    doubles = [name for name in groups if name[0] == "b" and name[1:].isdecimal()]

    assert all(one != other for one, other in combinations(family, 2))
    assert twins[0] != twins[1]
    together = sum(groups[name] == groups[f"a{name[1:]}"] for name in doubles)
    assert together >= 0.8 * len(doubles)
