"""No room forgets what the erasure of a case does to its tables."""

from collections.abc import Iterator

from django.apps import apps

from wayhome.erasure.domain.reach import OUTLIVES, REACH
from wayhome.kernel.rows import declared

_KEYED = frozenset({"key_id", "token"})


def _told() -> Iterator[str]:
    """Every table with a sealed column, the id of a data key, or a token to find somebody by."""
    models = {
        model._meta.db_table: model for model in apps.get_models()
    }  # Django's public name for it
    for rows in declared():
        model = models.get(rows.table)
        columns = {field.column for field in model._meta.fields} if model else set()  # the same
        if rows.sealed or columns & _KEYED:
            yield rows.table


def test_every_table_that_holds_something_sealed_is_named() -> None:
    told = set(_told())

    assert told - set(REACH) - set(OUTLIVES) == set()


def test_nothing_is_named_that_is_not_there_or_named_twice() -> None:
    told = set(_told())

    assert (set(REACH) | set(OUTLIVES)) - told == set()
    assert set(REACH) & set(OUTLIVES) == set()
    assert all(OUTLIVES.values())
