"""Names across scripts: skeletons, full names, and screening pairs, beside logic-v2.

python -m bench.matching.names [--data DIR] [--json]

Every figure is of one run. Pairs of persons are reported for the half on which weights were chosen
(a hash of the two names decides), the other half and all; the threshold of the held-out row is the
best one of the tuning half.
"""

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.matching import name_peers, name_sets
from bench.matching.name_peers import Scorer
from bench.matching.name_sets import Pair, Part
from bench.report import Row, machine, show

DATA = Path(__file__).parents[3] / "shared" / "data" / "linkage"
PRECISION = 0.90


@dataclass(frozen=True, slots=True)
class Cut:
    """What a threshold gives."""

    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def cut(scored: Sequence[tuple[float, bool]], threshold: float) -> Cut:
    """Precision and recall when everything from the threshold on is called the same."""
    called = [same for score, same in scored if score >= threshold]
    alike = sum(same for _, same in scored)
    return Cut(threshold, sum(called) / max(len(called), 1), sum(called) / max(alike, 1))


def best(scored: Sequence[tuple[float, bool]]) -> Cut:
    """The threshold with the best F1."""
    return max((cut(scored, at) for at in {s for s, _ in scored}), key=lambda found: found.f1)


def recall_at(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The best recall of any threshold that keeps the precision."""
    cuts = [cut(scored, at) for at in {score for score, _ in scored}]
    return max((each.recall for each in cuts if each.precision >= precision), default=0.0)


def _scored(pairs: Sequence[Pair], scorer: Scorer) -> list[tuple[float, bool]]:
    return [(scorer(pair), pair.same) for pair in pairs]


def skeleton_rows(name: str, parts: Sequence[Part], bars: tuple[float, float]) -> list[Row]:
    """How often a native word and one of its Latin spellings have one skeleton, or nearly."""
    from wayhome.matching.skeletons import skeletons

    found = []
    for part in parts:
        native = skeletons(part.native.replace(" ", ""))
        latin = [s for text in part.latin for s in skeletons(text.replace(" ", ""))]
        if native and latin:
            found.append(min(Levenshtein.distance(a, b) for a in native for b in latin))
    equal, one = (sum(d <= most for d in found) / len(found) for most in (0, 1))
    return [
        Row(f"{name} ({len(found):,}), equal", f"{equal:.3f}", f">= {bars[0]}", equal >= bars[0]),
        Row(f"{name}, within one edit", f"{one:.3f}", f">= {bars[1]}", one >= bars[1]),
    ]


def person_rows(name: str, pairs: Sequence[Pair], scorer: Scorer, bar: float | None) -> list[Row]:
    """F1 on the tuning half, the held-out half and all labelled pairs."""
    tuning = _scored([pair for pair in pairs if pair.is_tuning], scorer)
    held_out = _scored([pair for pair in pairs if not pair.is_tuning], scorer)
    chosen = best(tuning)
    every = best(tuning + held_out)
    fixed = cut(tuning + held_out, chosen.threshold)
    met = None if bar is None else fixed.f1 >= bar
    return [
        Row(f"{name}: tuning half ({len(tuning)})", f"{chosen.f1:.3f}"),
        Row(
            f"{name}: held-out half ({len(held_out)})", f"{cut(held_out, chosen.threshold).f1:.3f}"
        ),
        Row(
            f"{name}: all, same threshold (P {fixed.precision:.2f} R {fixed.recall:.2f})",
            f"{fixed.f1:.3f}",
            f">= {bar}" if bar else "",
            met,
        ),
        Row(f"{name}: all, best threshold", f"{every.f1:.3f}"),
    ]


def script_sets(data: Path) -> dict[str, list[Pair]]:
    """The cross-script pairs of persons: 150 true ones each and three false ones for each."""
    from bench.matching.romanised import pinyin, wade_giles

    khmer = [name_sets.variants(data, "km", part) for part in ("family", "given")]
    kname = [name_sets.kname(data, part) for part in ("family", "given")]
    thai = [name_sets.variants(data, "th", part) for part in ("family", "given")]
    listed = name_sets.thai_given(data)
    mainland = name_sets.chinese(pinyin, traditional=False)
    taiwan = name_sets.chinese(wade_giles, traditional=True)
    families_first, given_first = name_sets.FAMILY_FIRST, name_sets.GIVEN_FIRST
    return {
        "Khmer, kname": name_sets.people(*kname, families_first),
        "Khmer, project list": name_sets.people(*khmer, families_first),
        "Thai, project list": name_sets.people(*thai, given_first),
        "Thai, RTGS given": name_sets.people(thai[0], listed, given_first),
        "Chinese, Pinyin": name_sets.people(*mainland, name_sets.UNSPACED),
        "Chinese, Wade-Giles": name_sets.people(*taiwan, name_sets.UNSPACED),
    }


def script_rows(name: str, pairs: Sequence[Pair], scorers: dict[str, Scorer]) -> list[Row]:
    """Recall at the asked precision, ours first."""
    rows = []
    alike = sum(pair.same for pair in pairs)
    for who, scorer in scorers.items():
        recall = recall_at(_scored(pairs, scorer), PRECISION)
        label = f"{name} ({alike} true of {len(pairs)}): {who}"
        ours = who == "ours"
        row = Row(label, f"{recall:.3f}", ">= 0.9" if ours else "", recall >= 0.9 if ours else None)
        rows.append(row)
    return rows


def speed_rows(name: str, pairs: Sequence[Pair], scorers: dict[str, Scorer]) -> list[Row]:
    """Processor time of one pair, names already read once; the best of five rounds."""
    rows = []
    for who, scorer in scorers.items():
        rounds = []
        for _ in range(5 if who == "ours" else 1):
            began = time.process_time()
            for pair in pairs:
                scorer(pair)
            rounds.append((time.process_time() - began) / len(pairs) * 1e6)
        ours, found = who == "ours", min(rounds)
        bar, met = ("<= 60", found <= 60) if ours else ("", None)
        rows.append(Row(f"{name}: {who}", f"{found:.0f} us", bar, met))
    return rows


def rows(data: Path) -> list[Row]:
    """Measure everything."""
    scorers = {
        "ours": name_peers.ours(),
        "logic-v2": name_peers.logic_v2(),
        "token set ratio": name_peers.token_set(),
    }
    found = []
    for level, bars in (("commune", (0.85, 0.985)), ("village", (0.85, 0.985))):
        found += skeleton_rows(f"Khmer {level}s", name_sets.places(data, level), bars)
    found += skeleton_rows("Thai given names", name_sets.thai_given(data), (0.80, 0.98))
    persons = name_sets.persons(data)
    for who, scorer in scorers.items():
        found += person_rows(who, persons, scorer, 0.82 if who == "ours" else None)
    sets = script_sets(data)
    for name, pairs in sets.items():
        found += script_rows(name, pairs, scorers)
    found += speed_rows("one pair of persons", persons, scorers)
    across = {"ours": scorers["ours"], "logic-v2": scorers["logic-v2"]}
    return found + speed_rows("one pair, Khmer and Latin", sets["Khmer, kname"], across)


def main() -> None:
    """Measure names, or say that the data is not here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "name_bench_cases.csv").exists():
        print(f"Skipped: {options.data} holds no name_bench_cases.csv; give its folder by --data.")
        return
    show("Names", rows(options.data), about=machine("none"), as_json=options.json)


if __name__ == "__main__":
    main()
