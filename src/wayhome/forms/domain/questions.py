"""A form as it is read from an XLSForm: questions, groups, repeats, choices, in their languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.domain.expressions.reading import read
from wayhome.forms.domain.expressions.syntax import Node

Words = Mapping[str, str]
"""A text by the language of its column, such as `{"Khmer (km)": "…"}`; `default` where none is named."""

MOST_TIMES = 20
"""A repeat is filled in at most so often."""


class Kind(StrEnum):
    """What sort of answer a question has; the values are the types of XLSForm."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    DATETIME = "dateTime"
    SELECT_ONE = "select one"
    SELECT_MULTIPLE = "select all that apply"
    ACKNOWLEDGE = "acknowledge"
    GEOPOINT = "geopoint"
    CALCULATE = "calculate"
    NOTE = "note"

    @property
    def is_asked(self) -> bool:
        """Whether somebody answers it."""
        return self not in {Kind.CALCULATE, Kind.NOTE}


class Sealing(StrEnum):
    """The class of an answer."""

    OPERATIONAL = "C1"
    IDENTITY = "C2"


MAY_STAND_CLEAR = frozenset(
    {
        Kind.INTEGER,
        Kind.DECIMAL,
        Kind.DATE,
        Kind.SELECT_ONE,
        Kind.SELECT_MULTIPLE,
        Kind.ACKNOWLEDGE,
        Kind.CALCULATE,
        Kind.NOTE,
    }
)
"""The kinds that class C1 is open to: codes, counts and days; never a free text or an exact place."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list."""

    code: str
    labels: Words


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Expressions are those of XLSForm, checked when the form was read."""

    name: str
    kind: Kind
    labels: Words
    row: int
    hints: Words = field(default_factory=dict)
    is_required: bool = False
    required_words: Words = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    constraint_words: Words = field(default_factory=dict)
    calculation: str = ""
    default: str = ""
    choices: str = ""
    sealing: Sealing = Sealing.IDENTITY
    group: FieldGroup = FieldGroup.CIRCUMSTANCES
    is_searchable: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether its answer stands unsealed, for filters and figures."""
        return self.sealing is Sealing.OPERATIONAL


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions; one that repeats is filled in once for each of several things."""

    name: str
    labels: Words
    row: int
    items: tuple["Item", ...]
    relevant: str = ""
    repeats: bool = False


Item = Question | Section


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole form."""

    name: str
    title: str
    version: str
    default_language: str
    languages: tuple[str, ...]
    items: tuple[Item, ...]
    lists: Mapping[str, tuple[Choice, ...]]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, within sections too, in their order."""
        return tuple(each.question for each in self.placed)

    @property
    def placed(self) -> tuple["Placed", ...]:
        """Every question with the repeat it stands in, if it does."""
        return tuple(_placed(self.items, ""))

    def question(self, name: str) -> Question | None:
        """The question of a name."""
        return next((each for each in self.questions if each.name == name), None)

    def choices_of(self, question: Question) -> tuple[Choice, ...]:
        """The choices of a question; none for those that have no list."""
        return self.lists.get(question.choices, ())

    @property
    def groups(self) -> frozenset[FieldGroup]:
        """The field groups that sealed answers to it belong to."""
        return frozenset(
            each.group
            for each in self.questions
            if not each.is_clear and each.kind is not Kind.NOTE
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A question and the name of the repeat around it; empty when it is asked once."""

    question: Question
    repeat: str


def _placed(items: tuple[Item, ...], repeat: str) -> Iterator[Placed]:
    for item in items:
        if isinstance(item, Question):
            yield Placed(item, repeat)
        else:
            yield from _placed(item.items, item.name if item.repeats else repeat)


def node_of(expression: str) -> Node | None:
    """The tree of a checked expression; None for one that was not set."""
    return read(expression) if expression else None
