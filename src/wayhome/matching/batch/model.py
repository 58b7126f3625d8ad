"""The comparisons a pair is judged by, in the settings format of Splink.

Each field that both lists tell is one comparison: levels from the same to different, the weights of
which are learnt from the lists themselves. Equal values that are rare weigh more than common ones.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

Level = dict[str, Any]


def comparisons(
    told: Collection[str], sql: Callable[[str], str] = lambda condition: condition
) -> list[dict[str, Any]]:
    """Return the comparisons for the columns of `entries` that tell something.

    `sql` says a condition, written for DuckDB, in the words of another engine.
    """
    return [
        {"output_column_name": name, "comparison_levels": [_said(level, sql) for level in levels]}
        for name, levels in _all()
        if name in told or (name == "birth" and "birth_year" in told)
    ]


def _said(level: Level, sql: Callable[[str], str]) -> Level:
    return level | {"sql_condition": sql(level["sql_condition"])}


def _all() -> Iterator[tuple[str, Iterator[Level]]]:
    yield "given", _name_part("given", "family")
    yield "family", _name_part("family", "given")
    yield "birth", _birth()
    yield "sex", _plain("sex")
    yield "nationality", _plain("nationality")
    yield "phone", _number("phone", "phones")
    yield "document", _number("document", "documents")
    yield "email", _text("email")
    yield "province", _plain("province")
    yield "district", _text("district")
    yield "place", _text("place")
    yield "locality", _text("locality")
    yield "street", _text("street")
    yield "house", _code("house")
    yield "postcode", _postcode()
    yield "birth_place", _text("birth_place")
    yield "occupation", _plain("occupation")


def _null(condition: str) -> Level:
    return {"sql_condition": condition, "label_for_charts": "not told", "is_null_level": True}


def _level(label: str, condition: str, *, rare: str | None = None) -> Level:
    level: Level = {"sql_condition": condition, "label_for_charts": label}
    if rare:
        level |= {"tf_adjustment_column": rare, "tf_adjustment_weight": 1.0}
    return level


def _else() -> Level:
    return {"sql_condition": "ELSE", "label_for_charts": "differs"}


def _either_null(column: str) -> Level:
    return _null(f"{column}_l IS NULL OR {column}_r IS NULL")


def _one_slip(column: str) -> str:
    """One sign more, less or other, or two signs in the other order."""
    left, right = f"{column}_l", f"{column}_r"
    gap = f"levenshtein({left}, {right})"
    signs = f"list_sort(string_split({left}, '')) = list_sort(string_split({right}, ''))"
    return f"{gap} = 1 OR ({gap} = 2 AND {signs})"


def _name_part(part: str, other: str) -> Iterator[Level]:
    """Same spelling, same sound, changed places, alike, a part of it, differs."""
    sound = f"{part}_sound"
    mine, theirs = f"{part}_l", f"{part}_r"
    yield _either_null(part)
    yield _level("same", f"{mine} = {theirs}", rare=part)
    yield _level("same sound", f"{sound}_l = {sound}_r", rare=sound)
    swapped = f"{sound}_l = {other}_sound_r OR {other}_sound_l = {sound}_r"
    yield _level("changed places", swapped)
    yield _level("much alike", f"jaro_winkler_similarity({mine}, {theirs}) >= 0.92")
    near_sound = f"least(length({sound}_l), length({sound}_r)) >= 3"
    near_sound += f" AND levenshtein({sound}_l, {sound}_r) <= 1"
    yield _level("sounds alike", near_sound)
    within = f"list_has_any(string_split({mine}, ' '), string_split({theirs}, ' '))"
    yield _level("a word of it", within)
    yield _level("alike", f"jaro_winkler_similarity({mine}, {theirs}) >= 0.82")
    yield _else()


def _birth() -> Iterator[Level]:
    """The day, a slip in it, or what the years alone tell."""
    year_gap = "abs(TRY_CAST(birth_year_l AS INTEGER) - TRY_CAST(birth_year_r AS INTEGER))"
    swapped = (
        "birth_year_l = birth_year_r AND substr(birth_l, 6, 2) = substr(birth_r, 9, 2)"
        " AND substr(birth_l, 9, 2) = substr(birth_r, 6, 2)"
    )
    full = "birth_l IS NOT NULL AND birth_r IS NOT NULL"
    yield _null(
        "coalesce(birth_l, birth_year_l) IS NULL OR coalesce(birth_r, birth_year_r) IS NULL"
    )
    yield _level("same day", "birth_l = birth_r", rare="birth")
    yield _level("day and month changed places", swapped)
    yield _level("one slip", f"{full} AND ({_one_slip('birth')})")
    yield _level("two signs differ", f"{full} AND levenshtein(birth_l, birth_r) = 2")
    yield _level("same year, day not told", f"NOT ({full}) AND birth_year_l = birth_year_r")
    yield _level("same year, another day", "birth_year_l = birth_year_r")
    yield _level("year off by one, day not told", f"NOT ({full}) AND {year_gap} = 1")
    yield _level("another year, day not told", f"NOT ({full})")
    yield _level("within ten years", f"{year_gap} <= 10")
    yield _else()


def _plain(column: str) -> Iterator[Level]:
    yield _either_null(column)
    yield _level("same", f"{column}_l = {column}_r", rare=column)
    yield _else()


def _number(column: str, several: str) -> Iterator[Level]:
    yield _either_null(column)
    yield _level("same", f"list_has_any({several}_l, {several}_r)")
    yield _level("one slip", _one_slip(column))
    yield _level("two signs differ", f"levenshtein({column}_l, {column}_r) <= 2")
    yield _else()


def _text(column: str) -> Iterator[Level]:
    yield _either_null(column)
    yield _level("same", f"{column}_l = {column}_r", rare=column)
    likeness = f"jaro_winkler_similarity({column}_l, {column}_r)"
    yield _level("much alike", f"{likeness} >= 0.93")
    yield _level("alike", f"{likeness} >= 0.85")
    within = f"list_has_any(string_split({column}_l, ' '), string_split({column}_r, ' '))"
    yield _level("a word of it", within)
    yield _else()


def _code(column: str) -> Iterator[Level]:
    yield _either_null(column)
    yield _level("same", f"{column}_l = {column}_r", rare=column)
    yield _level("one slip", _one_slip(column))
    yield _else()


def _postcode() -> Iterator[Level]:
    yield from list(_code("postcode"))[:-1]
    yield _level("two signs differ", "levenshtein(postcode_l, postcode_r) <= 2")
    yield _level("same area", "substr(postcode_l, 1, 2) = substr(postcode_r, 1, 2)")
    yield _else()
