"""Sites: invented compounds in ten descriptions each, proposed as one or kept apart.

python -m bench.matching.sites [--json]

Pairs are asked in two ways. *All pairs*: of every two descriptions, are they proposed. *Arrival*:
descriptions come one by one in random order, those of a site that were found so far are joined as
a reviewer would, and each new one is asked whether its site is proposed, and whether another is.
Weights were chosen on the compounds of one seed; the held-out row is another seed, which moves
places, slips, landmarks and neighbours but keeps the names.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random

from bench.matching.site_sets import SEED, Told, sites, tellings
from bench.report import Row, machine, show
from wayhome.matching.sites.description import SiteDescription
from wayhome.matching.sites.score import KEPT_FROM, score_sites
from wayhome.matching.sites.text import read_site
from wayhome.matching.sites.tokens import SiteToken, site_tokens

HELD_OUT = 1_954
"""A seed that no weight was chosen on."""


@dataclass(frozen=True, slots=True)
class Read:
    """A description as it was told, read and indexed."""

    told: Told
    description: SiteDescription
    tokens: frozenset[SiteToken]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many proposals were right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of proposals that are right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of what is one that is proposed."""
        return self.right / max(self.right + self.missed, 1)


def read_all(seed: int = SEED) -> tuple[Read, ...]:
    """Every description of every compound."""
    told = (each for site in sites(seed) for each in tellings(site, seed=seed))
    return tuple(_read(each) for each in told)


def _read(told: Told) -> Read:
    description = read_site(told.text, codes=(told.code,) if told.code else ())
    return Read(told, description, site_tokens(description))


def is_proposed(one: Read, other: Read, *, least: float = KEPT_FROM) -> bool:
    """Whether two descriptions are proposed as one site."""
    if one.tokens.isdisjoint(other.tokens):
        return False
    return score_sites(one.description, other.description).weight >= least


def all_pairs(found: Sequence[Read], *, least: float = KEPT_FROM) -> Counted:
    """Every two descriptions."""
    counts: Counter[str] = Counter()
    for one, other in combinations(found, 2):
        counts[_outcome(one, other, is_proposed(one, other, least=least))] += 1
    return Counted(counts["right"], counts["wrong"], counts["missed"])


def by_way(found: Sequence[Read]) -> dict[str, float]:
    """Recall of pairs for each way of describing."""
    right, every = Counter[str](), Counter[str]()
    for one, other in combinations(found, 2):
        if one.told.site == other.told.site:
            proposed = is_proposed(one, other)
            for way in (one.told.way, other.told.way):
                every[way] += 1
                right[way] += proposed
    return {way: right[way] / every[way] for way in every}


def _outcome(one: Read, other: Read, proposed: bool) -> str:  # noqa: FBT001  # one of three facts
    same = one.told.site == other.told.site
    if proposed:
        return "right" if same else "wrong"
    return "missed" if same else "apart"


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of descriptions that arrive one by one."""

    counted: Counted
    first: float
    unasked: int


def arrivals(found: Iterable[Read], *, seed: int = SEED) -> Arrived:
    """One by one: what is proposed for each new description, and whether the first is right.

    Every right proposal is joined at once, as a reviewer who never errs would; a site speaks with
    whichever of its descriptions is nearest. `unasked` counts descriptions whose site nobody could
    know, being the first of it.
    """
    order = list(found)
    Random(seed).shuffle(order)  # a bench must come out the same each time
    groups: list[list[Read]] = []
    counts: Counter[str] = Counter()
    for new in order:
        near = sorted(
            ((nearest, at) for at, old in enumerate(groups) if (nearest := _nearest(new, old))),
            key=lambda each: (-each[0], each[1]),
        )
        own = [at for _, at in near if groups[at][0].told.site == new.told.site]
        counts["wrong"] += len(near) - len(own)
        counts["right"] += bool(own)
        counts["known"] += any(group[0].told.site == new.told.site for group in groups)
        counts["first"] += bool(own) and near[0][1] in own
        joined = [each for at in own for each in groups[at]]
        groups = [group for at, group in enumerate(groups) if at not in own] + [[*joined, new]]
    counted = Counted(counts["right"], counts["wrong"], counts["known"] - counts["right"])
    return Arrived(counted, counts["first"] / counts["known"], len(order) - counts["known"])


def _nearest(new: Read, group: Sequence[Read]) -> float | None:
    """The odds weight of the nearest description of a site; None when none is near enough."""
    weights = [
        score_sites(new.description, old.description).weight
        for old in group
        if not new.tokens.isdisjoint(old.tokens)
    ]
    best = max(weights, default=KEPT_FROM - 1)
    return best - KEPT_FROM + 1 if best >= KEPT_FROM else None


def rows() -> list[Row]:
    """Every figure."""
    found, other = read_all(), read_all(HELD_OUT)
    started = time.perf_counter()
    pairs = all_pairs(found)
    took = time.perf_counter() - started
    count = len(found) * (len(found) - 1) // 2
    shown = [
        Row("compounds, descriptions", f"{len(found) // 10}, {len(found)}"),
        *_rows("all pairs, chosen on", pairs),
        *_rows("all pairs, held out", all_pairs(other)),
        *_arrived("arrival, chosen on", arrivals(found)),
        *_arrived("arrival, held out", arrivals(other)),
        Row("pairs looked at in a second", f"{count / took:,.0f}"),
    ]
    ways = sorted(by_way(other).items(), key=lambda each: -each[1])
    return shown + [Row(f"recall with: {way}", f"{recall:.3f}") for way, recall in ways]


def _rows(name: str, counted: Counted) -> list[Row]:
    wrong = f"{counted.wrong} of {counted.right + counted.wrong}"
    return [
        Row(f"{name}: precision", f"{counted.precision:.3f}"),
        Row(f"{name}: recall", f"{counted.recall:.3f}"),
        Row(f"{name}: wrong proposals", wrong),
    ]


def _arrived(name: str, arrived: Arrived) -> list[Row]:
    return [
        *_rows(name, arrived.counted),
        Row(f"{name}: own site comes first", f"{arrived.first:.3f}"),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    show("Sites", rows(), about=machine("none"), as_json=options.json)


if __name__ == "__main__":
    main()
