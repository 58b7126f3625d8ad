"""Which pairs are worth comparing: those that share a key that few others have.

A key joins two things that are told: a sound of the name and the year of birth, a street and a
house. The rarest keys are taken first, until the budget of pairs is spent, so that neither a common
name nor a crowded district floods the work. A slip in a birth is looked for from one side only.
"""

from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path

import duckdb

_PAIRS_PER_ROW = 100
_PAIRS_PER_ROW_OF_LONG = 20
_LONG = 20_000_000
FEWEST_PAIRS = 2_000_000
_SINGLE = ("birth", "postcode", "email")
_LISTS = ("phones", "documents")
_JOINED = (
    "birth_year",
    "birth_day",
    "given_sound",
    "family_sound",
    "postcode",
    "province",
    "district",
    "place",
    "locality",
    "street",
    "house",
    "birth_place",
    "occupation",
    "sex",
)
# Two of these together are too common to tell anybody apart.
_WEAK = frozenset({"sex", "province", "occupation", "birth_place", "district", "place"})


def budget_for(rows: int) -> int:
    """Return how many pairs may be compared: fewer for each row where lists are long."""
    return max(FEWEST_PAIRS, min(_PAIRS_PER_ROW * rows, _LONG + _PAIRS_PER_ROW_OF_LONG * rows))


def make_keys(database: duckdb.DuckDBPyConnection, told: Collection[str]) -> None:
    """Fill `keys(uid, side, key, slip)` from the table `entries`, columns of which are `told`."""
    database.execute(
        "CREATE OR REPLACE TABLE keys (uid INTEGER, side TINYINT, key UBIGINT, slip BOOLEAN)"
    )
    for select in _selects(set(told)):
        database.execute(
            f"INSERT INTO keys SELECT DISTINCT * FROM ({select}) WHERE key IS NOT NULL"
        )


def _selects(told: set[str]) -> Iterator[str]:
    for column in _SINGLE:
        if column in told:
            yield _key(column, f"'{column}'", column)
    for column in _LISTS:
        yield _key("value", f"'{column}'", "value", source=f"entries, unnest({column}) AS u(value)")
    pairs = "entries, unnest(sounds) AS a(one), unnest(sounds) AS b(other)"
    yield _key("one < other", "'names'", "one", "other", source=pairs, where="one < other")
    yield from _joined(told)
    if "birth_year" in told:
        yield from _slips(told)


def _joined(told: set[str]) -> Iterator[str]:
    columns = [column for column in _JOINED if column in told]
    for one, other in combinations(columns, 2):
        if {one, other} <= _WEAK:
            continue
        yield _key(one, f"'{one} {other}'", one, other)
    sounds = "entries, unnest(sounds) AS s(sound)"
    for column in columns:
        if column not in {"given_sound", "family_sound", "sex"}:
            yield _key(column, f"'sound {column}'", "sound", column, source=sounds)


def _slips(told: set[str]) -> Iterator[str]:
    """A year either way beside a sound, and a day and month that changed places."""
    sounds = "entries, unnest(sounds) AS s(sound), (VALUES (-1), (1)) AS v(years)"
    year = "(birth_year::INTEGER + years)::VARCHAR"
    yield _key(
        "birth_year",
        "'sound birth_year'",
        "sound",
        year,
        source=sounds,
        where="side = 0",
        slip=True,
    )
    if "birth_day" in told:
        swapped = "concat(substr(birth, 1, 5), substr(birth, 9, 2), '-', substr(birth, 6, 2))"
        yield _key(
            "birth", "'birth'", swapped, where="side = 0 AND birth_day IS NOT NULL", slip=True
        )


def _key(*parts: str, source: str = "entries", where: str = "true", slip: bool = False) -> str:
    _, kind, *values = parts
    joined = ", ".join(values)
    known = " AND ".join(f"{value} IS NOT NULL" for value in values)
    return (
        f"SELECT uid, side, hash({kind}, {joined}) AS key, {slip} AS slip "
        f"FROM {source} WHERE {where} AND {known}"
    )


def choose_keys(database: duckdb.DuckDBPyConnection, *, linking: bool, budget: int) -> int:
    """Keep in `keys` the rarest keys whose pairs fit the budget; returns the pairs expected."""
    others = "side = 1" if linking else "NOT slip"
    database.execute(
        f"""
        CREATE OR REPLACE TABLE key_pairs AS
        SELECT key, count(*) FILTER (side = 0)::BIGINT * count(*) FILTER ({others}) AS pairs
        FROM keys GROUP BY key
        HAVING pairs > {0 if linking else 1}
        """
    )
    found = database.execute(
        """
        SELECT max(pairs), max(total) FROM (
            SELECT pairs, sum(number * pairs) OVER (ORDER BY pairs) AS total
            FROM (SELECT pairs, count(*) AS number FROM key_pairs GROUP BY pairs)
        ) WHERE total <= ?
        """,
        [budget if linking else 2 * budget],
    ).fetchone()
    most, total = found or (None, None)
    database.execute("DELETE FROM key_pairs WHERE pairs > ?", [most or 0])
    database.execute(
        "CREATE OR REPLACE TABLE kept AS SELECT keys.* FROM keys SEMI JOIN key_pairs USING (key)"
    )
    database.execute("DROP TABLE keys; DROP TABLE key_pairs")
    return int(total or 0)


def write_pairs(database: duckdb.DuckDBPyConnection, file: Path, *, linking: bool) -> None:
    """Write `uid_l, uid_r` of every pair that shares a key of `kept` to a Parquet file."""
    among = "r.side = 1" if linking else "NOT r.slip AND l.uid <> r.uid"
    first, second = (
        ("l.uid", "r.uid") if linking else ("least(l.uid, r.uid)", "greatest(l.uid, r.uid)")
    )
    database.execute(
        f"""
        COPY (
            SELECT DISTINCT {first} AS uid_l, {second} AS uid_r
            FROM kept AS l JOIN kept AS r USING (key)
            WHERE l.side = 0 AND {among}
        ) TO '{file}' (FORMAT parquet)
        """
    )
    database.execute("DROP TABLE kept")
