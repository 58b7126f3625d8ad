"""What is handed in to become an entry; this room asks for its form and does not know where from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol
from uuid import UUID


class Offered(Protocol):
    """A standing fact as texts: names and words by field, the exact words, and their source."""

    @property
    def id(self) -> UUID:
        """The fact."""

    @property
    def kind(self) -> str:
        """The kind of fact."""

    @property
    def told(self) -> Mapping[str, Sequence[str]]:
        """What it says, field by field; the allow-list narrows it."""

    @property
    def words(self) -> str:
        """The exact words."""

    @property
    def two_reviewers(self) -> bool:
        """Whether two people read the words."""

    @property
    def language(self) -> str:
        """The language of the words, as a code."""

    @property
    def publisher(self) -> str:
        """Who published the source."""

    @property
    def title(self) -> str:
        """The title of the source."""

    @property
    def address(self) -> str:
        """Where it was found."""

    @property
    def published_on(self) -> date | None:
        """The day on which the source was published."""
