"""Read and write models in the JSON of Splink 5, so that either side can train the other.

Each of our features is one of Splink's comparisons, under the same name; each level is one of its
levels, under the same label. The SQL says what a level means on a table of plain columns: `name`,
`name_sound`, `birth` and `birth_day_month_swapped` (ISO dates), `birth_year`, `sex`, `phone`,
`phone_tail`, `document`, `nationality`, `place`. Splink can hold only what SQL can tell: levels
that need more are pooled into the next, and names count by frequency of `name_sound`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wayhome.matching.compare.comparison import Feature
from wayhome.matching.learn.model import Level, Model

_ELSE = "ELSE"


class UnreadableModelError(ValueError):
    """The text is not a model of Splink with probabilities for our features."""


@dataclass(frozen=True, slots=True)
class _SqlLevel:
    """A level as Splink asks for it, and which of our levels it holds."""

    label: str
    condition: str
    holds: tuple[str, ...]
    counted_by: str | None = None


def _equal(column: str) -> str:
    return f'"{column}_l" = "{column}_r"'


_ONE_WRONG = 'damerau_levenshtein("{0}_l", "{0}_r") = 1'

_COLUMN = {Feature.NAME: "name", Feature.BIRTH: "birth_year"}

_SQL: Mapping[Feature, tuple[_SqlLevel, ...]] = {
    Feature.NAME: (
        _SqlLevel("name_same", _equal("name"), ("name_same",), "name"),
        _SqlLevel(
            "name_close_spelling",
            _equal("name_sound"),
            ("name_close_spelling", "name_same_across_scripts", "name_order_swapped"),
            "name_sound",
        ),
        _SqlLevel(
            "name_part_only",
            "list_has_all(string_split(\"name_sound_l\", ' '), string_split(\"name_sound_r\", ' '))"
            " OR list_has_all(string_split(\"name_sound_r\", ' '),"
            " string_split(\"name_sound_l\", ' '))",
            ("name_part_only", "name_initial"),
        ),
        _SqlLevel("name_differs", _ELSE, ("name_differs", "name_part_differs")),
    ),
    Feature.BIRTH: (
        _SqlLevel("same_day", _equal("birth"), ("same_day",)),
        _SqlLevel(
            "day_month_swapped",
            '"birth_l" = "birth_day_month_swapped_r"',
            ("day_month_swapped",),
        ),
        _SqlLevel(
            "year_off_by_one",
            'abs(date_diff(\'day\', CAST("birth_l" AS DATE), CAST("birth_r" AS DATE)))'
            " BETWEEN 364 AND 367",
            ("year_off_by_one",),
        ),
        _SqlLevel(
            "same_year_other_day",
            f'{_equal("birth_year")} AND "birth_l" <> "birth_r"',
            ("same_year_other_day",),
        ),
        _SqlLevel("same_year", _equal("birth_year"), ("same_year", "same_month", "age_fits")),
        _SqlLevel(
            "year_close",
            'abs("birth_year_l" - "birth_year_r") = 1 AND ("birth_l" IS NULL OR "birth_r" IS NULL)',
            ("year_close", "age_close", "estimate_fits"),
        ),
        _SqlLevel(
            "differs_little",
            'abs("birth_year_l" - "birth_year_r") <= 2',
            ("differs_little", "age_differs_little"),
        ),
        _SqlLevel("differs", _ELSE, ("differs", "age_differs", "same_day_other_year")),
    ),
    Feature.SEX: (
        _SqlLevel("same", _equal("sex"), ("same",)),
        _SqlLevel("unsure", '\'other\' IN ("sex_l", "sex_r")', ("unsure",)),
        _SqlLevel("differs", _ELSE, ("differs",)),
    ),
    Feature.PHONE: (
        _SqlLevel("same", _equal("phone"), ("same",)),
        _SqlLevel("same_digits", _equal("phone_tail"), ("same_digits", "shared")),
        _SqlLevel("one_digit", _ONE_WRONG.format("phone_tail"), ("one_digit",)),
        _SqlLevel("differs", _ELSE, ("differs",)),
    ),
    Feature.DOCUMENT: (
        _SqlLevel("same", _equal("document"), ("same",)),
        _SqlLevel("one_character", _ONE_WRONG.format("document"), ("one_character",)),
        _SqlLevel("differs", _ELSE, ("differs",)),
    ),
    Feature.NATIONALITY: (
        _SqlLevel("same", _equal("nationality"), ("same",)),
        _SqlLevel("differs", _ELSE, ("differs",)),
    ),
    Feature.PLACE: (
        _SqlLevel("same", _equal("place"), ("same", "near")),
        _SqlLevel(
            "within",
            'starts_with("place_l", "place_r") OR starts_with("place_r", "place_l")',
            ("within",),
        ),
        _SqlLevel("similar", _ONE_WRONG.format("place"), ("similar",)),
        _SqlLevel("differs", _ELSE, ("differs",)),
    ),
}


def to_splink(model: Model, *, id_column: str = "record_id") -> dict[str, Any]:
    """Return the settings Splink loads to link two tables with this model."""
    return {
        "link_type": "link_only",
        "unique_id_column_name": id_column,
        "probability_two_random_records_match": model.share,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f'l."{column}" = r."{column}"', "sql_dialect": "duckdb"}
            for column in ("name_sound", "phone_tail", "document", "birth")
        ],
        "comparisons": [_comparison(feature, levels) for feature, levels in model.features.items()],
    }


def _comparison(feature: Feature, levels: Mapping[str, Level]) -> dict[str, Any]:
    column = _COLUMN.get(feature, feature.value)
    missing = {
        "sql_condition": f'"{column}_l" IS NULL OR "{column}_r" IS NULL',
        "label_for_charts": "missing",
        "is_null_level": True,
    }
    told = [_level(each, _pooled(each, levels)) for each in _SQL[feature]]
    return {
        "output_column_name": feature.value,
        "comparison_description": feature.value,
        "comparison_levels": [missing, *told],
    }


def _pooled(asked: _SqlLevel, levels: Mapping[str, Level]) -> Level | None:
    held = [levels[name] for name in asked.holds if name in levels]
    if not held:
        return None
    return Level(m=sum(each.m for each in held), u=sum(each.u for each in held))


def _level(asked: _SqlLevel, level: Level | None) -> dict[str, Any]:
    told: dict[str, Any] = {"sql_condition": asked.condition, "label_for_charts": asked.label}
    if level is not None:
        told |= {"m_probability": level.m, "u_probability": level.u}
    if asked.counted_by is not None:
        told |= {"tf_adjustment_column": asked.counted_by, "tf_adjustment_weight": 1.0}
    return told


def from_splink(settings: Mapping[str, Any]) -> Model:
    """Return the model in Splink's settings, as written by `to_splink` and trained by Splink.

    Comparisons and levels under other names are passed over. Raises `UnreadableModelError`.
    """
    try:
        share = float(settings["probability_two_random_records_match"])
        features = {
            Feature(each["output_column_name"]): dict(_read(each["comparison_levels"]))
            for each in settings["comparisons"]
            if each["output_column_name"] in set(Feature)
        }
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableModelError(str(error)) from error
    if not 0.0 < share < 1.0:
        raise UnreadableModelError("probability_two_random_records_match")
    return Model(share, features)


def _read(levels: list[Mapping[str, Any]]) -> list[tuple[str, Level]]:
    return [
        (
            each["label_for_charts"],
            Level(float(each["m_probability"]), float(each["u_probability"])),
        )
        for each in levels
        if not each.get("is_null_level") and "m_probability" in each and "u_probability" in each
    ]
