"""What an expression is made of."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text, written down."""

    value: float | str


@dataclass(frozen=True, slots=True)
class Ref:
    """The answer to another question, `${name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Itself:
    """The answer to the question that the expression belongs to, `.`."""


@dataclass(frozen=True, slots=True)
class Minus:
    """A number turned round."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two parts and the operator between them."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    function: str
    arguments: tuple["Node", ...]


Node = Literal | Ref | Itself | Minus | Binary | Call


def parts(node: Node) -> Iterator[Node]:
    """A node and everything within it."""
    yield node
    match node:
        case Minus(of):
            yield from parts(of)
        case Binary(_, left, right):
            yield from parts(left)
            yield from parts(right)
        case Call(_, arguments):
            for each in arguments:
                yield from parts(each)


def names(node: Node) -> frozenset[str]:
    """The questions that an expression looks at."""
    return frozenset(each.name for each in parts(node) if isinstance(each, Ref))
