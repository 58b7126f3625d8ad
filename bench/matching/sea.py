"""Link a partner's list with a register: the weights under test, beside what others reach.

    python -m bench.matching.sea [--data DIR] [--learn FILE]

`--learn` learns the weights and their curve anew from the tuning half, starting from those shipped,
and writes them to a file. The bars are those of docs/benchmarks.md; a missed one ends the program
with status 1.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bench.matching.outcomes import Ranked, best_threshold, one_to_one, recall_at
from bench.matching.sea_set import Blocked, SeaSet, block
from wayhome.matching import frequencies as common_names
from wayhome.matching.compare.comparison import Agreement, Feature
from wayhome.matching.frequencies import Frequencies
from wayhome.matching.learn.calibration import Outcome, expected_calibration_error
from wayhome.matching.learn.judged import (
    Holding,
    Judged,
    curve_of,
    learn_from_judgements,
    listed,
)
from wayhome.matching.posterior import Weighed, one_to_one_posteriors, posterior
from wayhome.matching.prepared import prepare
from wayhome.matching.score import Scorer
from wayhome.matching.weights import DEFAULT, Weights

_LEARNT_FROM = -14.0
_TELLING = 0.01
_READ_FROM = -5.0
_FIXED = frozenset(
    {
        "name.strongest",
        "name.differing",
        "name.resembling",
        "name.kept_rarity",
        "birth.beside_other_name",
        "place.beside_other_name",
        "phone.shared",
        "nationality.same",
    }
)
"""Guards against twins and families, of whom the set has none, and one weight names carry."""
_DATA = Path(__file__).parents[3] / "shared" / "data" / "linkage"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure must reach, and what it came to."""

    name: str
    found: float
    wanted: float
    is_most: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the figure reaches its bar."""
        return self.found <= self.wanted if self.is_most else self.found >= self.wanted


@dataclass(frozen=True, slots=True)
class Scored:
    """Every candidate with its weight, its own chance and its chance among its competitors."""

    pairs: list[Ranked]
    chances: list[float]
    posteriors: list[float]
    seconds: float


def main() -> int:
    """Print the figures and return the status of the program."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, default=_DATA)
    arguments.add_argument("--learn", type=Path)
    chosen = arguments.parse_args()
    if not (chosen.data / "sea_dev_register.csv").exists():
        print(f"SKIPPED: no sea_dev files in {chosen.data}", file=sys.stderr)
        return 0
    lists = SeaSet.read(chosen.data)
    blocked = block(lists)
    weights = DEFAULT
    if chosen.learn:
        weights = learnt(lists, blocked)
        chosen.learn.write_text(shown(weights), encoding="utf-8")
    scored = score_all(lists, blocked, weights)
    bars = list(figures(lists, blocked, scored))
    for bar in bars:
        mark = "met" if bar.is_met else "MISSED"
        print(f"{bar.name:58} {bar.found:9.4f}  bar {bar.wanted:7.3f}  {mark}")
    return int(not all(bar.is_met for bar in bars))


def _frequencies(lists: SeaSet) -> Frequencies:
    return Frequencies.counted(name for row in lists.register for name in row.told.names)


def learnt(lists: SeaSet, blocked: Blocked) -> Weights:
    """Return weights and their curves, learnt from the tuning half."""
    asked = [_compared(lists, blocked, Scorer(DEFAULT, known)) for known in _knowing(lists)]
    # What the guards give up must not make the other weights larger.
    teaching = [
        pair
        for pairs in asked[0]
        if not any(each.is_same and _is_guarded(each) for each in pairs)
        for pair in pairs
    ]
    found = learn_from_judgements(teaching, DEFAULT, Holding(fixed=_FIXED))
    curves = [curve_of(found, chain.from_iterable(pairs), least=_READ_FROM) for pairs in asked]
    return replace(found, register=len(lists.register), curve=curves[0], curve_estimated=curves[1])


def _knowing(lists: SeaSet) -> tuple[Frequencies, Frequencies]:
    """How rare names are: counted in the register, and as the shipped list estimates."""
    return _frequencies(lists), common_names.DEFAULT


def _compared(lists: SeaSet, blocked: Blocked, scorer: Scorer) -> list[list[Judged]]:
    """The candidates of each report of the tuning half."""
    return [
        list(_candidates(lists, asked, near, scorer=scorer))
        for asked, (row, near) in enumerate(zip(lists.partner, blocked.candidates, strict=True))
        if row.is_tuning
    ]


def _candidates(
    lists: SeaSet, asked: int, near: tuple[int, ...], *, scorer: Scorer
) -> Iterator[Judged]:
    row = lists.partner[asked]
    told = prepare(row.told)
    for number in near:
        is_same = lists.register[number].entity == row.entity
        comparisons = scorer.compare(prepare(lists.register[number].told), told)
        weight = DEFAULT.prior + sum(each.weight for each in comparisons)
        # What is so unlikely moves no weight, and there is a great deal of it.
        if is_same or weight > _LEARNT_FROM:
            yield Judged(asked, comparisons, is_same)


def _is_guarded(pair: Judged) -> bool:
    return any(
        each.feature is Feature.NAME and each.agreement is Agreement.DIFFERS
        for each in pair.comparisons
    )


def shown(weights: Weights) -> str:
    """Return weights as the text of their file."""
    return json.dumps(listed(weights), indent=2) + "\n"


def score_all(lists: SeaSet, blocked: Blocked, weights: Weights) -> Scored:
    """Score every candidate."""
    scorer = Scorer(weights, _frequencies(lists))
    register = [prepare(row.told) for row in lists.register]
    partner = [prepare(row.told) for row in lists.partner]
    pairs: list[Ranked] = []
    chances: list[float] = []
    posteriors: list[float] = []
    began = time.process_time()
    for asked, near in enumerate(blocked.candidates):
        told = partner[asked]
        found = [scorer.score(register[number], told) for number in near]
        entity = lists.partner[asked].entity
        pairs += [
            Ranked(number, asked, each.weight, lists.register[number].entity == entity)
            for number, each in zip(near, found, strict=True)
        ]
        chances += [each.probability for each in found]
        posteriors += posterior([each.weight for each in found])
    return Scored(pairs, chances, posteriors, time.process_time() - began)


def figures(lists: SeaSet, blocked: Blocked, scored: Scored) -> Iterator[Bar]:
    """Yield the figures of all pairs and of the half held out."""
    known = {row.entity for row in lists.register}
    held = {at for at, row in enumerate(lists.partner) if not row.is_tuning}
    for name, asked in (("held-out half", held), ("all", set(range(len(lists.partner))))):
        true_pairs = sum(lists.partner[at].entity in known for at in asked)
        chosen = [at for at, pair in enumerate(scored.pairs) if pair.right in asked]
        pairs = [scored.pairs[at] for at in chosen]
        competing = [replace(scored.pairs[at], rank=scored.posteriors[at]) for at in chosen]
        yield from _quality(name, pairs, competing, true_pairs)
        alone = [replace(scored.pairs[at], rank=scored.chances[at]) for at in chosen]
        yield from _calibration(name, "pair alone", alone)
        yield from _calibration(name, "posterior", competing)
    true_pairs = sum(row.entity in known for row in lists.partner)
    found = sum(pair.is_true for pair in scored.pairs)
    yield Bar("all: share of true pairs that share a key", found / true_pairs, 0.98)
    yield Bar("keys stored for a person", blocked.keys_per_person, 13.0, is_most=True)
    each = scored.seconds / len(scored.pairs) * 1e6
    yield Bar("processor time of a score, microseconds", each, 60.0, is_most=True)


def _quality(
    name: str, pairs: list[Ranked], competing: list[Ranked], true_pairs: int
) -> Iterator[Bar]:
    yield Bar(f"{name}: F1 by weight alone", best_threshold(pairs, true_pairs).f1, 0.88)
    yield Bar(f"{name}: F1 by posterior", best_threshold(competing, true_pairs).f1, 0.90)
    recall = recall_at(competing, true_pairs, precision=0.99)
    yield Bar(f"{name}: recall at precision 0.99", recall, 0.75)
    likely = [pair for pair in pairs if pair.rank > _LEARNT_FROM]
    joint = one_to_one_posteriors([Weighed(p.left, p.right, p.rank) for p in likely])
    both = [replace(pair, rank=each) for pair, each in zip(likely, joint, strict=True)]
    yield Bar(f"{name}: F1 one to one", best_threshold(one_to_one(both), true_pairs).f1, 0.92)


def _calibration(name: str, what: str, promised: list[Ranked]) -> Iterator[Bar]:
    # Hundreds of hopeless pairs for each likely one would flatter the mean.
    outcomes = [Outcome(pair.rank, pair.is_true) for pair in promised if pair.rank >= _TELLING]
    error = expected_calibration_error(outcomes)
    yield Bar(f"{name}: calibration error from 1 % up, {what}", error, 0.03, is_most=True)


if __name__ == "__main__":
    sys.exit(main())
