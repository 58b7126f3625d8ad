"""Score the candidates of a run chunk by chunk, so that an interrupted run goes on."""

import json
import math
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from wayhome.matching.batch import candidates, rescoring
from wayhome.matching.batch.engines.engine import Engine
from wayhome.matching.batch.fault import InputFault
from wayhome.matching.batch.model import comparisons
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.rescoring import AT_ONCE
from wayhome.matching.batch.sifting.rows import Rows
from wayhome.matching.batch.sifting.sifting import LONG, sift, write_sifted
from wayhome.matching.batch.training import settings_for, train
from wayhome.matching.batch.work import Work

_PAIRS_AT_ONCE = 2_000_000
SCORED = "pairs-*.parquet"
RESCORED = "again-*.parquet"


@dataclass(frozen=True, slots=True)
class Comparing:
    """The table `entries` of a run, the columns that tell something, and the folder of its steps."""

    database: duckdb.DuckDBPyConnection
    engine: Engine
    work: Work
    told: frozenset[str]
    linking: bool
    threads: int
    progress: Progress

    def compare(self) -> bool:
        """Leave scored pairs in the work folder; returns whether the better were weighed again.

        Raises `InputFault` when the lists tell nothing that can be compared.
        """
        if not comparisons(self.told):
            raise InputFault("The lists have no column in common to compare people by.")
        again = rescoring.weigh_again(self.database)
        if again.is_worth_it and self._is_sifted() and not self._compared_beside():
            self._weigh_again(self.work.step("candidates.parquet", self._choose))
            return True
        self._score(kept=again.is_worth_it)
        if again.is_worth_it:
            self._weigh_again(
                self.work.step(
                    "worth.parquet", lambda half: self._worth(half, again.least_evidence)
                )
            )
        return again.is_worth_it

    def _score(self, *, kept: bool) -> None:
        """Let Splink score the pairs, and keep what only it compares where that is asked for."""
        model = self.work.step("model.json", self._learn)
        pairs = self.work.step("candidates.parquet", self._choose)
        linker = self.engine.linker(_with_weights(model, kept=kept))
        beside = self._beside() if kept else "CAST(0 AS DOUBLE)"
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

    def _learn(self, half: Path) -> None:
        self.progress.say("learning weights")
        settings = settings_for(self.told, linking=self.linking, sql=self.engine.sql)
        linker = self.engine.linker(settings)
        train(linker, self.told)
        linker.misc.save_model_to_json(str(half), overwrite=True)

    def _rows(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM entries").fetchall()[0][0])

    def _is_sifted(self) -> bool:
        """Whether so many rows are compared that only the likeliest pairs of each can be."""
        return self._rows() > LONG

    def _choose(self, half: Path) -> None:
        self.progress.say("choosing pairs")
        if self._is_sifted():
            rows = Rows.read(self.database, self.told)
            found = sift(rows, linking=self.linking, threads=self.threads)
            write_sifted(found, half)
            self.progress.say(f"{len(found.left):,} of {found.seen:,} pairs chosen")
            return
        candidates.make_keys(self.database, self.told)
        budget = candidates.budget_for(self._rows())
        candidates.choose_keys(self.database, linking=self.linking, budget=budget)
        candidates.write_pairs(self.database, half, linking=self.linking)

    def _compared_beside(self) -> list[str]:
        """What only Splink compares."""
        names = [str(each["output_column_name"]) for each in comparisons(self.told)]
        return rescoring.beside(names)

    def _beside(self) -> str:
        """The weights of what only Splink compares, as SQL."""
        return " + ".join(
            ["CAST(0 AS DOUBLE)", *(f"mw_{name}" for name in self._compared_beside())]
        )

    def _worth(self, half: Path, least: float) -> None:
        """Keep the better pairs, in the order of their rows."""
        self.database.execute(
            "COPY (SELECT uid_l, uid_r, beside FROM (SELECT uid_l::INTEGER AS uid_l, "
            "uid_r::INTEGER AS uid_r, beside::DOUBLE AS beside, evidence FROM read_parquet(?) "
            "WHERE evidence > ? ORDER BY evidence DESC, uid_l, uid_r "
            f"LIMIT {rescoring.most_pairs(self._rows())}) ORDER BY uid_l, uid_r) "
            f"TO '{half}' (FORMAT parquet)",
            [str(self.work.folder / SCORED), least],
        )

    def _weigh_again(self, pairs: Path) -> None:
        count = pq.read_metadata(pairs).num_rows
        steps = [RESCORED.replace("*", f"{at:05}") for at in range(max(1, -(-count // AT_ONCE)))]
        todo = [at for at, name in enumerate(steps) if not (self.work.folder / name).exists()]
        self.progress.say(f"weighing the better {count:,} pairs again")
        found = rescoring.weighed(self.database, pairs, todo, threads=self.threads)
        told = self.progress.each(found, "parts weighed", total=len(todo), every=1)
        for at, table in zip(todo, told, strict=True):
            self.work.step(steps[at], partial(pq.write_table, table))


def _with_weights(model: Path, *, kept: bool) -> dict[str, Any]:
    """The settings of a model; the weight of each comparison is kept only where it is asked for."""
    settings: dict[str, Any] = json.loads(model.read_text(encoding="utf-8"))
    return settings | {"retain_intermediate_calculation_columns": kept}


def _prior(model: Path) -> float:
    """The log2 odds Splink added to every weight."""
    share = json.loads(model.read_text(encoding="utf-8"))["probability_two_random_records_match"]
    return math.log2(share / (1.0 - share))
