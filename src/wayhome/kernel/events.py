"""Typed events: how a lower room speaks upward. Subscriptions stand in `config/wiring.py`."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a room; carries ids only, never personal data."""


E = TypeVar("E", bound="Event")

_subscribers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], listener: Callable[[E], None]) -> None:
    """Let `listener` hear of every event of this kind; a second subscription changes nothing."""
    if listener not in _subscribers[kind]:
        _subscribers[kind].append(listener)


def publish(event: Event) -> None:
    """Tell every listener at once, inside the transaction of whoever publishes."""
    for listener in _subscribers[type(event)]:
        listener(event)
