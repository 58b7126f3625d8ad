"""How an entry stands, what happens to it, and why it is withdrawn: codes in the order of pages."""

from enum import StrEnum


class EntryStatus(StrEnum):
    """How an entry stands. Every one is a claim of a source; `checked`: two people read its words."""

    ALLEGED = "alleged"
    CHECKED = "checked"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class Withdrawal(StrEnum):
    """Why an entry is withdrawn; `review` is what a fact taken back in the record leads to."""

    ERROR = "error"
    SOURCE = "source"
    HARM = "harm"
    REVIEW = "review"

    @property
    def takes_words(self) -> bool:
        """Whether the words go in any case: they may put somebody at risk, or nobody vouches."""
        return self in {Withdrawal.HARM, Withdrawal.REVIEW}


class ChangeCode(StrEnum):
    """What happened to an entry."""

    PUBLISHED = "published"
    REPLY = "reply"
    CORRECTION = "correction"
    DISPUTED = "disputed"
    NOTE_WITHDRAWN = "note_withdrawn"
    WITHDRAWN = "withdrawn"
    WORDS_REMOVED = "words_removed"


class NoteKind(StrEnum):
    """What stands beside an entry: the reply of somebody concerned, or our correction."""

    REPLY = "reply"
    CORRECTION = "correction"


class RequestKind(StrEnum):
    """What somebody writes about an entry."""

    WRONG = "wrong"
    CONCERNED = "concerned"


class Outcome(StrEnum):
    """What became of a request."""

    REPLY = "reply"
    CORRECTION = "correction"
    WITHDRAWN = "withdrawn"
    UNCHANGED = "unchanged"
