"""Expressions against a plain reading of the same in Python, and patterns against Python's own."""

import math
import operator
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wayhome.forms.domain.expressions.evaluating import Scope, evaluate
from wayhome.forms.domain.expressions.patterns import PatternRefused, pattern
from wayhome.forms.domain.expressions.reading import LONGEST, ExpressionRefused, Fault, read
from wayhome.forms.domain.expressions.syntax import names
from wayhome.forms.domain.expressions.values import Value, as_number, is_true

TODAY = date(2022, 9, 18)
ANSWERS: dict[str, Value] = {"n": 5.0, "t": "abc", "many": "food doctor", "day": date(2022, 9, 1)}
SCOPE = Scope({**ANSWERS, "empty": ""}, TODAY, own="hello 12")

# Pairs of an expression of XLSForm and what Python says to the same, for numbers and truth.
_numbers = st.integers(0, 60).map(lambda n: (str(n), float(n))) | st.sampled_from(
    [("${n}", 5.0), ("(-${n})", -5.0), ("string-length(.)", 8.0), ("count-selected(${many})", 2.0)]
)


def _reckoned(of: st.SearchStrategy[tuple[str, float]]) -> st.SearchStrategy[tuple[str, float]]:
    def join(left: tuple[str, float], sign: str, right: tuple[str, float]) -> tuple[str, float]:
        if sign in {"div", "mod"} and not right[1]:
            return left
        reckon: Callable[[float, float], float] = {
            "+": operator.add,
            "-": operator.sub,
            "*": operator.mul,
            "div": operator.truediv,
            "mod": math.fmod,
        }[sign]
        found = reckon(left[1], right[1])
        if abs(found) > 1e12:
            return left
        return f"({left[0]} {sign} {right[0]})", found

    return st.builds(join, of, st.sampled_from(["+", "-", "*", "div", "mod"]), of)


_figures = st.recursive(_numbers, _reckoned, max_leaves=6)


def _compared() -> st.SearchStrategy[tuple[str, bool]]:
    def join(left: tuple[str, float], sign: str, right: tuple[str, float]) -> tuple[str, bool]:
        found = {
            "=": left[1] == right[1],
            "!=": left[1] != right[1],
            "<": left[1] < right[1],
            "<=": left[1] <= right[1],
            ">": left[1] > right[1],
            ">=": left[1] >= right[1],
        }[sign]
        return f"{left[0]} {sign} {right[0]}", found

    return st.builds(join, _figures, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), _figures)


def _joined(of: st.SearchStrategy[tuple[str, bool]]) -> st.SearchStrategy[tuple[str, bool]]:
    negated = of.map(lambda each: (f"not({each[0]})", not each[1]))
    both = st.builds(lambda a, b: (f"({a[0]}) and ({b[0]})", a[1] and b[1]), of, of)
    either = st.builds(lambda a, b: (f"({a[0]}) or ({b[0]})", a[1] or b[1]), of, of)
    return negated | both | either


@given(_figures)
def test_reckoning_says_what_python_says(figure: tuple[str, float]) -> None:
    written, expected = figure

    assert as_number(evaluate(read(written), SCOPE)) == pytest.approx(expected)


@given(st.recursive(_compared(), _joined, max_leaves=5))
def test_conditions_say_what_python_says(condition: tuple[str, bool]) -> None:
    written, expected = condition

    assume(len(written) < LONGEST // 3)

    assert is_true(evaluate(read(written), SCOPE)) is expected


@given(st.booleans(), st.booleans(), st.booleans())
def test_and_binds_closer_than_or(one: bool, two: bool, three: bool) -> None:  # noqa: FBT001
    def said(value: bool) -> str:  # noqa: FBT001
        return f"{str(value).lower()}()"

    written = f"{said(one)} or {said(two)} and {said(three)}"

    assert evaluate(read(written), SCOPE) is (one or (two and three))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("selected(${many}, 'doctor')", True),
        ("selected(${many}, 'doc')", False),
        ("${t} = 'abc'", True),
        ("${empty} = ''", True),
        ("${empty} < 5", False),
        ("${empty} != 5", True),
        ("${day} < today()", True),
        ("${day} = '2022-09-01'", True),
        ("today() - ${day} = 17", True),
        ("${day} < date('2022-09-02')", True),
        ("regex(., '^[a-z]+ \\d{2}$')", True),
        ("1 + 2 * 3 = 7", True),
        ("2 - 1 - 1 = 0", True),
        ("-${n} = -5", True),
        ("string(5) = '5'", True),
        ("number('x') = number('x')", False),
        ("1 div 0 > 1000", True),
        ("contains(., 'ell') and starts-with(., 'he')", True),
        ("if(${n} > 3, 'many', 'few') = 'many'", True),
        ("coalesce(${empty}, 'none') = 'none'", True),
        ("concat(${t}, 1) = 'abc1'", True),
        ("round(2.5) = 3 and int(2.9) = 2", True),
    ],
)
def test_expression_comes_to_its_value(written: str, *, expected: bool) -> None:
    assert evaluate(read(written), SCOPE) is expected


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("pulldata('x', 'y')", Fault.FUNCTION),
        ("__import__('os')", Fault.FUNCTION),
        ("instance('x')", Fault.FUNCTION),
        ("../other", Fault.SIGN),
        ("/data/x = 1", Fault.SIGN),
        ("x = 1", Fault.PATH),
        ("not()", Fault.ARGUMENTS),
        ("regex(., '(a)\\1')", Fault.PATTERN),
        ("regex(., ${t})", Fault.PATTERN),
        ("1 +", Fault.INCOMPLETE),
        ("(1", Fault.INCOMPLETE),
        ("1 2", Fault.SIGN),
        ("1;2", Fault.SIGN),
        ("(" * 60 + "1" + ")" * 60, Fault.TOO_LONG),
        ("-" * 200 + "1", Fault.TOO_LONG),
        ("1" + "+1" * 600, Fault.TOO_LONG),
    ],
)
def test_expression_is_refused_when_it_is_not_supported(written: str, fault: Fault) -> None:
    with pytest.raises(ExpressionRefused) as refusal:
        read(written)

    assert refusal.value.fault is fault


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        node = read(text)
    except ExpressionRefused:
        return
    evaluate(node, SCOPE)
    assert names(node) <= set(re.findall(r"[A-Za-z_][\w.-]*", text))


_pieces = st.sampled_from(["a", "b", ".", "\\d", "[ab]", "[^a]", "(a|b)", "(ab)", "(a|)"])
_counts = st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,2}", "{1,}"])
_patterns = st.lists(st.builds(str.__add__, _pieces, _counts), max_size=5).map("".join)


@given(_patterns, st.text("ab1", max_size=7))
@settings(max_examples=400)
def test_patterns_fit_what_pythons_own_fit(written: str, text: str) -> None:
    assert pattern(written).fits(text) is (re.fullmatch(written, text) is not None)


@pytest.mark.parametrize("written", ["(a+)+b", "(a|a)*b", "(a*)*b", "a?" * 20 + "a" * 20 + "b"])
def test_pattern_that_stops_other_engines_is_answered(written: str) -> None:
    assert not pattern(written).fits("a" * 2_000)


@pytest.mark.parametrize(
    "written", ["(a", "a)", "[a", "a**", "a{2000}", "(?=a)", "\\1", "(((a{99}){99}){99}){99}", "*"]
)
def test_pattern_is_refused_when_it_is_not_supported(written: str) -> None:
    with pytest.raises(PatternRefused):
        pattern(written)


@given(st.integers(-400, 400))
def test_days_compare_as_days(off: int) -> None:
    scope = Scope({"day": TODAY + timedelta(days=off)}, TODAY)

    assert is_true(evaluate(read("${day} < today()"), scope)) is (off < 0)
    assert as_number(evaluate(read("${day} - today()"), scope)) == off
