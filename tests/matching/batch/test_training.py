"""What is learnt from a list by itself."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.matching.batch.lists import register
from wayhome.matching.batch.engines.on_duckdb import OnDuckDB
from wayhome.matching.batch.preparing import Asked, prepare
from wayhome.matching.batch.progress import Progress
from wayhome.matching.batch.tables import load_entries, open_database
from wayhome.matching.batch.training import settings_for, train

pytestmark = pytest.mark.timeout(600)


def test_model_keeps_every_comparison_when_nobody_shares_a_telephone(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    file = write("a.csv", register())
    lists = prepare(Asked((file,)), folder=tmp_path / "work", progress=Progress(quiet=True))
    model = tmp_path / "model.json"

    with open_database(tmp_path, memory="1GB", threads=1) as database:
        told = load_entries(database, lists.enriched)
        engine = OnDuckDB.over(database, linking=False)
        linker = engine.linker(settings_for(told, linking=False, sql=engine.sql))
        train(linker, told)
        linker.misc.save_model_to_json(str(model))

    kept = [each["output_column_name"] for each in json.loads(model.read_text())["comparisons"]]
    assert kept == ["given", "family", "birth", "phone"]
