"""Read an expression; whatever lies outside the supported part is refused, never ignored."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from wayhome.forms.domain.expressions.patterns import PatternRefused, pattern
from wayhome.forms.domain.expressions.syntax import Binary, Call, Itself, Literal, Minus, Node, Ref

LONGEST = 1_000
MOST_TOKENS = 240
DEEPEST = 24
ARITY: dict[str, tuple[int, int]] = {
    "boolean": (1, 1),
    "coalesce": (2, 2),
    "concat": (1, 20),
    "contains": (2, 2),
    "count-selected": (1, 1),
    "date": (1, 1),
    "false": (0, 0),
    "if": (3, 3),
    "int": (1, 1),
    "not": (1, 1),
    "number": (1, 1),
    "regex": (2, 2),
    "round": (1, 1),
    "selected": (2, 2),
    "starts-with": (2, 2),
    "string": (1, 1),
    "string-length": (0, 1),
    "today": (0, 0),
    "true": (0, 0),
}
"""Every function, with how few and how many things it is given."""

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
    |(?P<text>'[^']*'|"[^"]*")
    |(?P<ref>\$\{\s*[A-Za-z_][A-Za-z0-9_.-]*\s*\})
    |(?P<name>[A-Za-z_][A-Za-z0-9_-]*)
    |(?P<sign>!=|<=|>=|[=<>+*(),.-])
    )""",
    re.VERBOSE,
)


class Fault(StrEnum):
    """Why an expression cannot be read."""

    TOO_LONG = "too_long"
    SIGN = "sign"
    PATH = "path"
    FUNCTION = "function"
    ARGUMENTS = "arguments"
    PATTERN = "pattern"
    INCOMPLETE = "incomplete"


class ExpressionRefused(Exception):
    """The expression is not one of those that are supported; `what` is the part that is not."""

    def __init__(self, fault: Fault, what: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.what = what


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


@lru_cache(maxsize=2_000)
def read(text: str) -> Node:
    """The tree of an expression. Raises ExpressionRefused."""
    if len(text) > LONGEST:
        raise ExpressionRefused(Fault.TOO_LONG)
    reader = _Reader(_tokens(text))
    node = reader.level(0, 0)
    if reader.ahead is not None:
        raise ExpressionRefused(Fault.SIGN, reader.ahead.text)
    return node


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise ExpressionRefused(Fault.SIGN, text[at:].strip()[:1])
        found.append(_Token(match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    if len(found) > MOST_TOKENS:
        raise ExpressionRefused(Fault.TOO_LONG)
    return found


class _Reader:
    """Recursive descent, one method for each sort of part."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def ahead(self) -> _Token | None:
        """The token that comes next."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def level(self, level: int, depth: int) -> Node:
        """Parts joined by the operators of a level, from the left."""
        if depth > DEEPEST:
            raise ExpressionRefused(Fault.TOO_LONG)
        below: Callable[[], Node] = (
            (lambda: self.level(level + 1, depth))
            if level + 1 < len(_LEVELS)
            else (lambda: self._signed(depth))
        )
        node = below()
        while self.ahead and self.ahead.kind in {"name", "sign"}:
            operator = self.ahead.text
            if operator not in _LEVELS[level]:
                break
            self._at += 1
            node = Binary(operator, node, below())
        return node

    def _signed(self, depth: int) -> Node:
        if self._takes("-"):
            return Minus(self._signed(depth + 1)) if depth < DEEPEST else self.level(0, depth + 1)
        return self._one(depth)

    def _one(self, depth: int) -> Node:
        token = self._next()
        match token.kind:
            case "number":
                return Literal(float(token.text))
            case "text":
                return Literal(token.text[1:-1])
            case "ref":
                return Ref(token.text[2:-1].strip())
            case "name":
                return self._call(token.text, depth)
        if token.text == ".":
            return Itself()
        if token.text == "(":
            node = self.level(0, depth + 1)
            self._expect(")")
            return node
        raise ExpressionRefused(Fault.SIGN, token.text)

    def _call(self, name: str, depth: int) -> Node:
        if not self._takes("("):
            raise ExpressionRefused(Fault.PATH, name)
        if name not in ARITY:
            raise ExpressionRefused(Fault.FUNCTION, name)
        arguments: list[Node] = []
        if not self._takes(")"):
            arguments.append(self.level(0, depth + 1))
            while self._takes(","):
                arguments.append(self.level(0, depth + 1))
            self._expect(")")
        few, many = ARITY[name]
        if not few <= len(arguments) <= many:
            raise ExpressionRefused(Fault.ARGUMENTS, name)
        if name == "regex":
            _check_pattern(arguments[1])
        return Call(name, tuple(arguments))

    def _next(self) -> _Token:
        token = self.ahead
        if token is None:
            raise ExpressionRefused(Fault.INCOMPLETE)
        self._at += 1
        return token

    def _takes(self, sign: str) -> bool:
        if self.ahead and self.ahead.kind == "sign" and self.ahead.text == sign:
            self._at += 1
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._takes(sign):
            raise ExpressionRefused(Fault.INCOMPLETE)


def _check_pattern(node: Node) -> None:
    """A pattern is written down as a text, and is one that can be matched in bounded time."""
    if not isinstance(node, Literal) or not isinstance(node.value, str):
        raise ExpressionRefused(Fault.PATTERN)
    try:
        pattern(node.value)
    except PatternRefused as refusal:
        raise ExpressionRefused(Fault.PATTERN, node.value[:60]) from refusal
