"""The environment, read in one place and with types."""

import os
from pathlib import Path


class NotConfigured(Exception):
    """A variable is missing or unreadable; the message says what to set."""


def text(name: str, default: str = "") -> str:
    """A text variable."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool = False) -> bool:
    """A variable that is on when it is 1, true, yes or on."""
    return text(name, str(default)).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int = 0) -> int:
    """A whole number."""
    given = text(name)
    if given and not given.lstrip("-").isdigit():
        raise NotConfigured(f"{name} must be a whole number.")
    return int(given) if given else default


def days(name: str, default: int) -> int:
    """A number of days, from one to a hundred years."""
    given = number(name, default)
    if not 1 <= given <= 36_500:
        raise NotConfigured(f"{name} must be from 1 to 36500 days.")
    return given


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str) -> Path:
    """A folder that must be given."""
    if not text(name):
        raise NotConfigured(f"Set {name} to a folder, or start with the `wayhome` command.")
    return Path(text(name))


def budget(name: str, default: str) -> tuple[float, float]:
    """Two numbers above zero: how many at once, and how many come back each second."""
    try:
        burst, per_second = map(float, words(name, default))
    except ValueError as error:
        raise NotConfigured(f"Set {name} to two numbers such as {default}.") from error
    return burst, per_second
