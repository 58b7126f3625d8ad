"""Models go to Splink and come back; Splink itself loads and uses them. People are invented."""

import json
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from splink import DuckDBAPI, Linker

from wayhome.matching.compare.comparison import Feature
from wayhome.matching.learn.model import Level, Model
from wayhome.matching.learn.splink_model import UnreadableModelError, from_splink, to_splink
from wayhome.matching.weights import DEFAULT

MODEL = Model(
    0.001,
    {
        Feature.NAME: {
            "name_same": Level(0.5, 0.0005),
            "name_close_spelling": Level(0.3, 0.0015),
            "name_part_only": Level(0.1, 0.01),
            "name_differs": Level(0.1, 0.988),
        },
        Feature.BIRTH: {
            "same_day": Level(0.5, 0.0001),
            "day_month_swapped": Level(0.1, 0.0001),
            "year_off_by_one": Level(0.08, 0.0001),
            "same_year_other_day": Level(0.02, 0.02),
            "same_year": Level(0.2, 0.02),
            "year_close": Level(0.05, 0.04),
            "differs_little": Level(0.02, 0.06),
            "differs": Level(0.03, 0.8597),
        },
        Feature.SEX: {
            "same": Level(0.96, 0.5),
            "unsure": Level(0.01, 0.01),
            "differs": Level(0.03, 0.49),
        },
        Feature.PHONE: {
            "same": Level(0.6, 0.00001),
            "same_digits": Level(0.2, 0.00001),
            "one_digit": Level(0.1, 0.00008),
            "differs": Level(0.1, 0.9999),
        },
        Feature.DOCUMENT: {
            "same": Level(0.9, 0.000001),
            "one_character": Level(0.05, 0.00001),
            "differs": Level(0.05, 0.999989),
        },
        Feature.NATIONALITY: {"same": Level(0.98, 0.3), "differs": Level(0.02, 0.7)},
        Feature.PLACE: {
            "same": Level(0.7, 0.05),
            "within": Level(0.1, 0.01),
            "similar": Level(0.05, 0.01),
            "differs": Level(0.15, 0.93),
        },
    },
)


def person(record: str, **changed: object) -> dict[str, Any]:
    told: dict[str, object] = {
        "record_id": record,
        "name": "sok sophea",
        "name_sound": "sk sp",
        "birth": "1998-05-03",
        "birth_day_month_swapped": "1998-03-05",
        "birth_year": 1998,
        "sex": "female",
        "phone": "+85512345678",
        "phone_tail": "12345678",
        "document": "N0123456",
        "nationality": "KHM",
        "place": "KH12",
    }
    return told | changed


def linker(left: list[dict[str, Any]], right: list[dict[str, Any]]) -> Linker:
    database = DuckDBAPI(connection=duckdb.connect())
    tables = [
        database.register(pa.Table.from_pylist(rows), dataset_display_name=name)
        for name, rows in (("first", left), ("second", right))
    ]
    return Linker(tables, to_splink(MODEL), log_level=None)


@pytest.mark.filterwarnings("ignore")
def test_model_survives_a_journey_through_splink() -> None:
    loaded = linker([person("a")], [person("b")])

    kept = json.loads(json.dumps(loaded.misc.save_model_to_json()))

    assert from_splink(kept) == MODEL


@pytest.mark.filterwarnings("ignore")
def test_splink_weighs_pairs_by_our_levels() -> None:
    other = person(
        "c",
        name="sophea sok",
        birth="1998-03-05",
        birth_day_month_swapped="1998-05-03",
        phone=None,
        phone_tail="12345679",
        sex="male",
        place="KH03",
    )
    loaded = linker([person("a")], [person("b"), other])

    predicted = loaded.inference.predict()
    found = predicted.as_pyarrow_table().to_pylist()

    weights = {row["record_id_r"]: row["match_weight"] for row in found}
    assert weights["b"] > weights["c"] > 0.0


def test_weights_follow_the_model_and_names_stay() -> None:
    weights = from_splink(to_splink(MODEL)).weights(DEFAULT)

    assert weights.sex["same"] == pytest.approx(MODEL.features[Feature.SEX]["same"].weight)
    assert weights.name == DEFAULT.name
    assert weights.birth["estimate_fits"] == DEFAULT.birth["estimate_fits"]
    assert weights.prior == pytest.approx(-9.96, abs=0.01)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"probability_two_random_records_match": 0.0, "comparisons": []},
        {"probability_two_random_records_match": 0.1, "comparisons": [{}]},
        {"probability_two_random_records_match": "many", "comparisons": []},
    ],
)
def test_what_is_no_model_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(UnreadableModelError):
        from_splink(settings)
