"""Of whom a proposed status is told: of the person of the gold, of nobody, or of somebody else.

A status told of nobody loses a name; one told of somebody else harms a person, so the two are
counted apart.
"""

from enum import StrEnum

from wayhome.extraction.scoring.answers import agrees
from wayhome.extraction.scoring.documents import Line

_FIELD = "subject"
_GROUP = "group"


class Subject(StrEnum):
    """What became of the person of a gold line in the proposal that answers it.

    `MEMBER`: somebody by name where the gold holds a group as one.
    """

    RIGHT = "right"
    WITHOUT = "without"
    MEMBER = "member"
    ANOTHER = "another"


def subject_told(gold: Line, proposed: Line) -> Subject:
    """Whom a proposal tells of, against the gold."""
    if agrees(gold, proposed, _FIELD):
        return Subject.RIGHT
    if not names_somebody(proposed):
        return Subject.WITHOUT
    return Subject.MEMBER if str(gold.get(_FIELD)).startswith(_GROUP) else Subject.ANOTHER


def names_somebody(line: Line) -> bool:
    """Whether a status is told of a person by name."""
    one = str(line.get(_FIELD) or "")
    return ":" in one and not one.startswith(_GROUP)
