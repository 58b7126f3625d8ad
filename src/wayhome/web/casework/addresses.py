"""Addresses of list pages: filters as codes and ids, never a name."""

from collections.abc import Mapping

from django.http import QueryDict


def with_query(path: str, values: Mapping[str, str]) -> str:
    """A path with the values that say something."""
    query = QueryDict(mutable=True)
    for name, value in values.items():
        if value:
            query[name] = value
    return f"{path}?{query.urlencode()}" if query else path
