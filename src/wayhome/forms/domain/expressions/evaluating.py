"""What an expression comes to, given the answers (XPath 1.0, and XForms where it adds to it)."""

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wayhome.forms.domain.expressions.patterns import pattern
from wayhome.forms.domain.expressions.syntax import Binary, Call, Itself, Literal, Minus, Node, Ref
from wayhome.forms.domain.expressions.values import (
    Value,
    as_number,
    as_text,
    is_true,
    read_day,
    same_sort,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression can see: answers by name, its own answer, and the day on which it is asked.

    A question without an answer is the empty text.
    """

    answers: Mapping[str, Value] = field(repr=False)
    today: date
    own: Value = field(default="", repr=False)


def evaluate(node: Node, scope: Scope) -> Value:  # noqa: PLR0911  # one for each sort of part
    """The value of an expression; nothing makes it fail, as in XPath."""
    match node:
        case Literal(value):
            return value
        case Ref(name):
            return scope.answers.get(name, "")
        case Itself():
            return scope.own
        case Minus(of):
            return -as_number(evaluate(of, scope))
        case Binary("or" | "and" as joined, left, right):
            first = is_true(evaluate(left, scope))
            if first == (joined == "or"):
                return first
            return is_true(evaluate(right, scope))
        case Binary(sign, left, right):
            return _joined(sign, evaluate(left, scope), evaluate(right, scope))
        case Call(function, arguments):
            return _called(function, arguments, scope)


def holds(node: Node | None, scope: Scope) -> bool:
    """Whether a condition holds; one that was not set always does."""
    return node is None or is_true(evaluate(node, scope))


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}
_RECKONED: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


def _joined(sign: str, left: Value, right: Value) -> Value:
    if sign in _RECKONED:
        return _RECKONED[sign](as_number(left), as_number(right))
    if sign in {"div", "mod"}:
        return _divided(sign, as_number(left), as_number(right))
    left, right = same_sort(left, right), same_sort(right, left)
    if sign in {"=", "!="}:
        if isinstance(left, bool) or isinstance(right, bool):
            return _COMPARED[sign](is_true(left), is_true(right))
        if isinstance(left, str) and isinstance(right, str):
            return (left == right) == (sign == "=")
    return _COMPARED[sign](as_number(left), as_number(right))


def _divided(sign: str, left: float, right: float) -> float:
    """As IEEE 754 has it: by nothing it is infinite or no number."""
    if sign == "mod":
        return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _called(function: str, arguments: tuple[Node, ...], scope: Scope) -> Value:
    """A function; `if` and `coalesce` look at what they need only."""
    if function == "if":
        chosen = arguments[1] if is_true(evaluate(arguments[0], scope)) else arguments[2]
        return evaluate(chosen, scope)
    if function == "today":
        return scope.today
    if function == "string-length" and not arguments:
        return float(len(as_text(scope.own)))
    given = tuple(evaluate(each, scope) for each in arguments)
    return _FUNCTIONS[function](*given)


def _round(value: float) -> float:
    return math.floor(value + 0.5) * 1.0 if math.isfinite(value) else value


def _whole(value: float) -> float:
    return float(math.trunc(value)) if math.isfinite(value) else value


def _day(value: Value) -> Value:
    return value if isinstance(value, date) else read_day(as_text(value))


_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "boolean": is_true,
    "coalesce": lambda one, two: two if one == "" else one,
    "concat": lambda *given: "".join(map(as_text, given)),
    "contains": lambda text, part: as_text(part) in as_text(text),
    "count-selected": lambda chosen: float(len(as_text(chosen).split())),
    "date": _day,
    "false": lambda: False,
    "int": lambda value: _whole(as_number(value)),
    "not": lambda value: not is_true(value),
    "number": as_number,
    "regex": lambda text, written: pattern(as_text(written)).fits(as_text(text)),
    "round": lambda value: _round(as_number(value)),
    "selected": lambda chosen, code: as_text(code) in as_text(chosen).split(),
    "starts-with": lambda text, part: as_text(text).startswith(as_text(part)),
    "string": as_text,
    "string-length": lambda text: float(len(as_text(text))),
    "true": lambda: True,
}
