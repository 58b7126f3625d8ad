"""What a kind of edit needs: a permission, the office's values, and the action that writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from wayhome.access.domain.permissions import Permission
from wayhome.field.domain.edits import Edit
from wayhome.kernel.actor import Actor

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Writer:
    """How one kind is compared and written.

    `check` raises EditUnreadable for values that the kind does not have. `office` reads what holds now.
    `write` sets values under the actor's own permissions; the case is locked by then.
    """

    needs: Permission
    check: Callable[[Edit], object]
    office: Callable[[Actor, Edit], Values]
    write: Callable[[Actor, Edit, Values], object]
