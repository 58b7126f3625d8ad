"""Score the candidates of a run chunk by chunk, so that an interrupted run goes on."""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from wayhome.matching.batch import candidates, rescoring
from wayhome.matching.batch.engines.engine import Engine
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.model import comparisons
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.training import settings_for, train
from wayhome.matching.batch.work import Work

_PAIRS_AT_ONCE = 2_000_000
SCORED = "pairs-*.parquet"
RESCORED = "again.parquet"


@dataclass(frozen=True, slots=True)
class Comparing:
    """The table `entries` of a run, the columns that tell something, and the folder of its steps."""

    database: duckdb.DuckDBPyConnection
    engine: Engine
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
        pairs = self.work.step("candidates.parquet", self._choose)
        again = rescoring.weigh_again(self.database)
        linker = self.engine.linker(_with_weights(model, kept=again.is_worth_it))
        beside = self._beside() if again.is_worth_it else "CAST(0 AS DOUBLE)"
        evidence = f"match_weight - ({_prior(model)}) AS evidence"
        columns = ("uid_l", "uid_r", evidence, f"{beside} AS beside")
        count = pq.read_metadata(pairs).num_rows
        for number, start in enumerate(range(0, max(count, 1), _PAIRS_AT_ONCE)):

            def score(half: Path, start: int = start) -> None:
                self.progress.say(f"comparing {count:,} pairs from {start:,} on")
                blocked = self.engine.blocked(pairs, range(start, start + _PAIRS_AT_ONCE))
                linker.table_management.register_blocked_pairs_for_predict(blocked)
                scored = linker.inference.predict(warning_mode="never")
                self.engine.keep(scored, columns, half)

            self.work.step(f"pairs-{number:05}.parquet", score)
        if again.is_worth_it:
            self.work.step(RESCORED, lambda half: self._score_again(half, again.least_evidence))
        return again.is_worth_it

    def _learn(self, half: Path) -> None:
        self.progress.say("learning weights")
        settings = settings_for(self.told, linking=self.linking, sql=self.engine.sql)
        linker = self.engine.linker(settings)
        train(linker, self.told)
        linker.misc.save_model_to_json(str(half), overwrite=True)

    def _choose(self, half: Path) -> None:
        self.progress.say("choosing pairs")
        candidates.make_keys(self.database, self.told)
        rows = self.database.execute("SELECT count(*) FROM entries").fetchall()[0][0]
        budget = candidates.budget_for(rows)
        candidates.choose_keys(self.database, linking=self.linking, budget=budget)
        candidates.write_pairs(self.database, half, linking=self.linking)

    def _beside(self) -> str:
        """The weights of what only Splink compares, as SQL."""
        names = [str(each["output_column_name"]) for each in comparisons(self.told)]
        return " + ".join(
            ["CAST(0 AS DOUBLE)", *(f"mw_{name}" for name in rescoring.beside(names))]
        )

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


def _with_weights(model: Path, *, kept: bool) -> dict[str, Any]:
    """The settings of a model; the weight of each comparison is kept only where it is asked for."""
    settings: dict[str, Any] = json.loads(model.read_text(encoding="utf-8"))
    return settings | {"retain_intermediate_calculation_columns": kept}


def _prior(model: Path) -> float:
    """The log2 odds Splink added to every weight."""
    share = json.loads(model.read_text(encoding="utf-8"))["probability_two_random_records_match"]
    return math.log2(share / (1.0 - share))
