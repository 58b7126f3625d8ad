"""A person's name as it was found in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """A name from `start` to `end` of a passage; `lead` is where the titles before it begin."""

    start: int
    end: int
    name: str
    lead: int
    titles: str = ""
    gender: str = ""
