"""Tables change in `actions/` alone, and time and chance have one source."""

import ast
import re

import pytest

from tests.architecture.source import Module, modules

_WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create"}
_WRITES |= {"update_or_create"}
_MAY_WRITE = re.compile(r"(^|/)actions(/|\.py$)")


def _writes(module: Module) -> list[str]:
    """Calls in a module that change a table."""
    found = []
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        source = ast.unparse(node.func)
        on_rows = "objects" in source or "filter(" in source or "force_insert" in ast.unparse(node)
        if node.func.attr in _WRITES and on_rows:
            found.append(f"{module.name}:{node.lineno}")
    return found


def test_tables_change_in_actions_alone() -> None:
    found = [place for m in modules() if not _MAY_WRITE.search(m.name) for place in _writes(m)]

    assert found == []


def test_writes_are_seen_when_planted() -> None:
    tree = ast.parse("Thing.objects.filter(a=1).update(b=2)\nThing(a=1).save(force_insert=True)")
    planted = Module(path=modules()[0].path, text="", tree=tree)

    assert len(_writes(planted)) == 2


@pytest.mark.parametrize(
    ("pattern", "allowed"),
    [
        (r"\bdatetime\.now\(|\btimezone\.now\(|\bdate\.today\(", ("kernel/clock.py",)),
        # A day is the one of the office: `clock.local_day`. These read days that others wrote.
        (
            r"\.date\(\)|\blocaldate\(",
            (
                "kernel/clock.py",
                "cases/queries/turnover.py",
                "consent/domain/contact.py",
                "extraction/",
                "intake/domain/sheet_files.py",
            ),
        ),
        (r"^(from|import) random\b", ("server/demo/",)),
        (r"\btransaction\.atomic\(", ("kernel/database.py", "access/middleware.py", "server/")),
        (r"^from wayhome\.config|^import wayhome\.config", ("config/",)),
        (r"# type: ignore\s*$|# noqa\s*$", ()),
        (r"\b(TODO|FIXME|XXX)\b", ()),
    ],
)
def test_pattern_stands_only_where_it_may(pattern: str, allowed: tuple[str, ...]) -> None:
    found = [
        f"{module.name}:{number}"
        for module in modules()
        if not module.name.startswith(allowed or ("\0",))
        for number, line in enumerate(module.text.splitlines(), start=1)
        if re.search(pattern, line)
    ]

    assert found == []
