"""What comes of two versions that began from the same base: a merge, field by field.

A field that one side changed takes that side's value. One that both changed to the same value takes
it. One that both changed to different values clashes, and a person decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]
"""Fields by their names; values are compared with `==`. A field left out is None."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The fields after a merge; for those in `clashes` the office's value stands until somebody chooses."""

    values: dict[str, Any]
    clashes: tuple[str, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be decided."""
        return not self.clashes


def merge(base: Values, office: Values, field: Values, *, decided: Values | None = None) -> Merged:
    """Merge what the field made of a base into what the office has now.

    `decided` holds the values that somebody chose for fields that clash.
    """
    chosen = decided or {}
    values, clashes = dict(office), []
    for name in sorted({*base, *field}):
        before, here, there = base.get(name), office.get(name), field.get(name, base.get(name))
        if there in (before, here):
            continue
        if here == before:
            values[name] = there
        elif name in chosen:
            values[name] = chosen[name]
        else:
            clashes.append(name)
    return Merged(values, tuple(clashes))
