"""Which entities the fields of a fact speak of."""

from collections.abc import Mapping
from typing import Any


def entities_in(fields: Mapping[str, Any]) -> list[str]:
    """Every entity id in the fields, such as `person:first-last`, in their order."""
    values = (value if isinstance(value, list) else [value] for value in fields.values())
    return [each for several in values for each in several if isinstance(each, str) and ":" in each]
