"""Splink as its own examples use it, on the same files: the peer of `wayhome match`.

python -m bench.matching.splink_peer MODEL OUT CLUSTERS FILE [FILE]

MODEL is febrl, febrl-no-document, historical or people. Writes `left_id,right_id,score` and, for
one file, `record_id,cluster_id` by connected components at weight 4.
"""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.clustering import cluster_pairwise_predictions_at_threshold

from bench.matching.runs import THREADS

_CLUSTERED_AT = 4.0
_LEAST = -10.0


@dataclass(frozen=True, slots=True)
class Model:
    """What Splink is told: comparisons, which pairs to compare, and on what to train."""

    name_of_id: str
    comparisons: list[Any]
    blocks: list[Any]
    certain: list[Any]
    recall: float
    trained_on: list[Any]


def _febrl(*, document: bool) -> Model:
    swapped = "l.given_name = r.surname AND l.surname = r.given_name"
    comparisons = [
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
        cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]),
    ]
    blocks = [
        block_on("given_name", "surname"),
        swapped,
        block_on("date_of_birth"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("postcode", "street_number"),
    ]
    certain = [block_on("given_name", "surname", "date_of_birth"), swapped]
    if document:
        comparisons.append(cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]))
        blocks.append(block_on("soc_sec_id"))
        certain.append(block_on("soc_sec_id"))
    trained_on = [block_on("date_of_birth"), block_on("postcode")]
    return Model("rec_id", comparisons, blocks, certain, 0.8, trained_on)


def _historical() -> Model:
    whole = "first_name_surname"
    return Model(
        name_of_id="unique_id",
        comparisons=[
            cl.ForenameSurnameComparison(
                "first_name", "surname", forename_surname_concat_col_name=whole
            ),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        blocks=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        certain=[block_on("first_name", "surname", "dob"), block_on("postcode_fake", "dob")],
        recall=0.6,
        trained_on=[block_on("first_name", "surname"), block_on("dob")],
    )


def _people() -> Model:
    """A register and a partner's list of invented people, names as they are written."""
    return Model(
        name_of_id="record_id",
        comparisons=[
            cl.NameComparison("family_name"),
            cl.NameComparison("given_name"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("sex"),
            cl.ExactMatch("nationality").configure(term_frequency_adjustments=True),
            cl.ExactMatch("province").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("phone", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("passport", [1, 2]),
        ],
        blocks=[
            block_on("passport"),
            block_on("substr(phone,-8)"),
            block_on("family_name", "given_name", "nationality"),
            "l.family_name = r.given_name AND l.given_name = r.family_name",
            block_on("dob", "sex", "province"),
            block_on("dob", "family_name"),
            block_on("dob", "given_name"),
        ],
        certain=[block_on("passport"), block_on("phone", "given_name")],
        recall=0.5,
        trained_on=[block_on("dob", "given_name"), block_on("family_name", "given_name")],
    )


MODELS: dict[str, Callable[[], Model]] = {
    "febrl": lambda: _febrl(document=True),
    "febrl-no-document": lambda: _febrl(document=False),
    "historical": _historical,
    "people": _people,
}


def main() -> None:
    """Train, predict and write."""
    name, out, clusters, *files = sys.argv[1:]
    model = MODELS[name]()
    logging.getLogger("splink").setLevel(logging.ERROR)
    with duckdb.connect() as database:
        database.execute(f"SET threads = {THREADS}")
        linker = _linker(database, model, [Path(file) for file in files])
        _train(linker, model)
        found = linker.inference.predict(threshold_match_weight=_LEAST)
        _write(database, found.physical_name, Path(out))
        if len(files) == 1:
            grouped = cluster_pairwise_predictions_at_threshold(
                linker._input_tables_dict[next(iter(linker._input_tables_dict))],  # noqa: SLF001
                found,
                linker._db_api,  # noqa: SLF001
                node_id_column_name="id",
                threshold_match_weight=_CLUSTERED_AT,
            )
            database.execute(
                f"COPY (SELECT id AS record_id, cluster_id FROM {grouped.physical_name}) "
                f"TO '{clusters}' (HEADER)"
            )


def _linker(database: duckdb.DuckDBPyConnection, model: Model, files: list[Path]) -> Linker:
    api = DuckDBAPI(connection=database)
    tables = []
    for name, file in zip(("a", "b"), files, strict=False):
        reader = "read_parquet" if file.suffix == ".parquet" else "read_csv"
        options = "" if file.suffix == ".parquet" else ", all_varchar = true, header = true"
        database.execute(f"CREATE TABLE raw_{name} AS SELECT * FROM {reader}('{file}'{options})")
        columns = [row[0] for row in database.execute(f"DESCRIBE raw_{name}").fetchall()]
        chosen = ", ".join(
            f"nullif(trim(\"{column}\"), '') AS "
            + ("id" if column.strip() == model.name_of_id else column.strip())
            for column in columns
        )
        if "first_name" in columns and "surname" in columns:
            chosen += ", first_name || ' ' || surname AS first_name_surname"
        database.execute(f"CREATE TABLE {name} AS SELECT {chosen} FROM raw_{name}")
        tables.append(api.register(name, dataset_display_name=name))
    settings = SettingsCreator(
        link_type="link_only" if len(tables) > 1 else "dedupe_only",
        unique_id_column_name="id",
        comparisons=model.comparisons,
        blocking_rules_to_generate_predictions=model.blocks,
    )
    return Linker(tables if len(tables) > 1 else tables[0], settings)


def _train(linker: Linker, model: Model) -> None:
    training = linker.training
    training.estimate_probability_two_random_records_match(model.certain, recall=model.recall)
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for block in model.trained_on:
        training.estimate_parameters_using_expectation_maximisation(block)


def _write(database: duckdb.DuckDBPyConnection, table: str, out: Path) -> None:
    database.execute(
        f"COPY (SELECT id_l AS left_id, id_r AS right_id, match_weight AS score FROM {table}) "
        f"TO '{out}' (HEADER)"
    )


if __name__ == "__main__":
    main()
