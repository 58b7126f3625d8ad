"""Skeletons on government place names, where that data set is at hand."""

import csv
import os
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from wayhome.matching.skeletons import skeletons

SHARED = Path(os.environ.get("WAYHOME_SHARED") or Path(__file__).parents[3] / "shared")
PAIRS = SHARED / "data" / "linkage" / "khmer_place_pairs.csv"


@pytest.mark.skipif(not PAIRS.exists(), reason="the benchmark data is not part of the project")
def test_skeletons_of_khmer_communes_meet_their_romanisation() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "commune"]
    pairs = [
        (skeletons(row["name_km"].replace(" ", "")), skeletons(row["name_latin"].replace(" ", "")))
        for row in rows
    ]

    distances = [
        min(Levenshtein.distance(one, other) for one in khmer for other in latin)
        for khmer, latin in pairs
        if khmer and latin
    ]

    assert sum(distance == 0 for distance in distances) / len(distances) > 0.88
    assert sum(distance <= 1 for distance in distances) / len(distances) > 0.96
