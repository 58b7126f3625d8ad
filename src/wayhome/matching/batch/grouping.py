"""Group the rows of a run: one net of links after the other, so that long lists fit in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt

from wayhome.matching.batch.clusters import WEAKEST, Clusters, cluster
from wayhome.matching.batch.contradictions import Facts, contradict
from wayhome.matching.batch.links import Scored

_LINKS_AT_ONCE = 500_000
# As in `homes`, a postcode is no home.
_HOMES = "phones || list_filter([email, street || ' ' || house], x -> x IS NOT NULL)"
_FACTS = f"uid, given_sound, family_sound, sex, birth, birth_year, documents, {_HOMES}"

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grouped:
    """The group of each row that is not alone, and the groups that would have been one."""

    groups: Mapping[int, int]
    cut: tuple[frozenset[int], ...]


def group(
    database: duckdb.DuckDBPyConnection,
    scored: Scored,
    *,
    different: frozenset[tuple[int, int]],
    largest: int,
) -> Grouped:
    """Return the groups of a run; pairs told to be different are never in one."""
    groups: dict[int, int] = {}
    cut: list[frozenset[int]] = []
    for links in _nets(scored):
        facts = _facts(database, links)

        def apart(one: int, other: int, facts: Mapping[int, Facts] = facts) -> bool:
            pair = (one, other) if one < other else (other, one)
            return pair in different or contradict(facts[one], facts[other])

        found: Clusters = cluster(links.links(), contradiction=apart, largest=largest)
        groups |= found.groups
        cut += found.cut
    return Grouped(groups, tuple(cut))


def _nets(scored: Scored) -> Iterator[Scored]:
    """Yield the links in parts that no group can cross: rows joined by no link that may count."""
    net = _net_of_rows(scored)
    inside = net[scored.left] == net[scored.right]
    order = np.flatnonzero(inside)
    order = order[np.argsort(net[scored.left[order]], kind="stable")]
    names = net[scored.left[order]]
    start = 0
    while start < len(order):
        end = int(
            np.searchsorted(names, names[min(start + _LINKS_AT_ONCE, len(order)) - 1], "right")
        )
        yield scored.chosen(order[start:end])
        start = end


def _net_of_rows(scored: Scored) -> Numbers:
    """Return for every row the lowest row it can be reached from over links that may count."""
    most = int(max(scored.left.max(initial=-1), scored.right.max(initial=-1)))
    counting = scored.weight >= WEAKEST
    left, right = scored.left[counting], scored.right[counting]
    net = np.arange(most + 1)
    while not np.array_equal(net[left], net[right]):
        one, other = net[left], net[right]
        lowest = np.minimum(one, other)
        np.minimum.at(net, one, lowest)
        np.minimum.at(net, other, lowest)
        while not np.array_equal(further := net[net], net):
            net = further
    return net


def _facts(database: duckdb.DuckDBPyConnection, links: Scored) -> dict[int, Facts]:
    rows = np.union1d(links.left, links.right)
    database.register("wanted", {"uid": rows})
    found = database.execute(
        f"SELECT {_FACTS} FROM entries SEMI JOIN wanted USING (uid)"
    ).fetchall()
    database.unregister("wanted")
    return {
        uid: Facts(given, sex, birth, year, tuple(documents), tuple(homes), family)
        for uid, given, family, sex, birth, year, documents, homes in found
    }
