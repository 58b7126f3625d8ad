"""Files and functions stay small enough to be read in one screen."""

from tests.architecture.source import FunctionNode, modules

LONGEST_FILE = 400
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 3


def test_files_stay_short() -> None:
    too_long = [m.name for m in modules() if len(m.text.splitlines()) > LONGEST_FILE]

    assert too_long == []


def test_functions_stay_short() -> None:
    too_long = [
        f"{module.name}:{function.name}"
        for module in modules()
        for function in module.functions()
        if _length(function) > LONGEST_FUNCTION
    ]

    assert too_long == []


def test_functions_take_few_positional_parameters() -> None:
    too_many = [
        f"{module.name}:{function.name}"
        for module in modules()
        for function in module.functions()
        if _positional(function) > MOST_POSITIONAL
    ]

    assert too_many == []


def _length(function: FunctionNode) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    has_docstring = hasattr(first, "value") and isinstance(getattr(first.value, "value", None), str)
    if has_docstring:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _positional(function: FunctionNode) -> int:
    """Parameters that can be given by position, without self and cls."""
    names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])
