"""Score the candidates of a run chunk by chunk, so that an interrupted run goes on."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import duckdb
from splink import Linker

from wayhome.matching.batch import candidates, rescoring
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.model import comparisons
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.training import linker_over, settings_for, train
from wayhome.matching.batch.work import Work

_PAIRS_AT_ONCE = 2_000_000
SCORED = "pairs-*.parquet"
RESCORED = "again.parquet"


@dataclass(frozen=True, slots=True)
class Comparing:
    """The table `entries` of a run, the columns that tell something, and the folder of its steps."""

    database: duckdb.DuckDBPyConnection
    work: Work
    told: frozenset[str]
    linking: bool
    progress: Progress

    def compare(self) -> bool:
        """Leave scored pairs in the work folder; returns whether the better were weighed again.

        Raises `InputFault` when the lists tell nothing that can be compared.
        """
        if not comparisons(self.told):
            raise InputFault("The lists have no column in common to compare people by.")
        model = self.work.step("model.json", self._learn)
        linker = linker_over(self.database, model)
        prior = _prior(model)
        for chunk, chunks in self._chunks():

            def score(half: Path, chunk: int = chunk, chunks: int = chunks) -> None:
                self._fill_blocked(chunk, chunks)
                self._score_blocked(linker, half, prior=prior)

            self.work.step(f"pairs-{chunk:05}.parquet", score)
        again = rescoring.weigh_again(self.database)
        if again.is_worth_it:
            self.work.step(RESCORED, lambda half: self._score_again(half, again.least_evidence))
        return again.is_worth_it

    def _learn(self, half: Path) -> None:
        self.progress.say("learning weights")
        linker = linker_over(self.database, settings_for(self.told, linking=self.linking))
        train(linker, self.told)
        linker.misc.save_model_to_json(str(half), overwrite=True)

    def _chunks(self) -> list[tuple[int, int]]:
        self.progress.say("choosing pairs")
        candidates.make_keys(self.database, self.told)
        rows = self.database.execute("SELECT count(*) FROM entries").fetchall()[0][0]
        budget = candidates.budget_for(rows)
        expected = candidates.choose_keys(self.database, linking=self.linking, budget=budget)
        chunks = expected // _PAIRS_AT_ONCE + 1
        return [(chunk, chunks) for chunk in range(chunks)]

    def _fill_blocked(self, chunk: int, chunks: int) -> None:
        """Make the table of pairs that Splink scores next."""
        count = candidates.pairs_of_chunk(
            self.database, linking=self.linking, chunk=chunk, chunks=chunks
        )
        self.progress.say(f"comparing part {chunk + 1} of {chunks}: {count:,} pairs")
        names = ("'a-__-' || uid_l", "'b-__-' || uid_r") if self.linking else ("uid_l", "uid_r")
        self.database.execute(
            "CREATE OR REPLACE TABLE blocked AS SELECT '0' AS match_key, "
            f"{names[0]} AS join_key_l, {names[1]} AS join_key_r FROM candidates"
        )

    def _score_blocked(self, linker: Linker, half: Path, *, prior: float) -> None:
        pairs = linker._db_api.register("blocked")  # noqa: SLF001  # the linker hides its own door
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        scored = linker.inference.predict(warning_mode="never")
        self.database.execute(
            f"COPY (SELECT uid_l, uid_r, match_weight - ({prior}) AS evidence, "
            f"{self._beside()} AS beside FROM {scored.physical_name}) TO '{half}' (FORMAT parquet)"
        )
        scored.drop_table_from_database_and_remove_from_cache()

    def _beside(self) -> str:
        """The weights of what only Splink compares, as SQL."""
        names = [str(each["output_column_name"]) for each in comparisons(self.told)]
        return " + ".join(["0.0", *(f"mw_{name}" for name in rescoring.beside(names))])

    def _score_again(self, half: Path, least: float) -> None:
        worth = self.work.folder / "worth.parquet"
        self.database.execute(
            "COPY (SELECT uid_l, uid_r, beside::DOUBLE AS beside FROM read_parquet(?) WHERE evidence > ? "
            f"ORDER BY evidence DESC, uid_l, uid_r LIMIT {rescoring.MOST_PAIRS}) "
            f"TO '{worth}' (FORMAT parquet)",
            [str(self.work.folder / SCORED), least],
        )
        self.progress.say("weighing the better pairs again")
        rescoring.write_rescored(self.database, worth, half, progress=self.progress)


def _prior(model: Path) -> float:
    """The log2 odds Splink added to every weight."""
    share = json.loads(model.read_text(encoding="utf-8"))["probability_two_random_records_match"]
    return math.log2(share / (1.0 - share))
