"""Names come from the glossary, and no identifier calls anyone guilty."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import PACKAGE, ROOT, Module, modules

_JUDGING = re.compile(r"victim|suspect|guilty|criminal_person|trafficker", re.IGNORECASE)
# A treaty's or standard's own code may carry the word; it is data there, not a name of ours.
_VAGUE = {"utils.py", "helpers.py", "misc.py", "common.py", "managers.py"}


def _identifiers(module: Module) -> Iterator[str]:
    """Every name that a module defines."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def test_identifiers_call_nobody_guilty() -> None:
    found = [
        f"{module.name}:{name}"
        for module in modules()
        for name in _identifiers(module)
        if _JUDGING.search(name)
    ]

    assert found == []


def test_files_have_telling_names() -> None:
    found = [m.name for m in modules() if m.path.name in _VAGUE]

    assert found == []


def test_every_module_has_a_docstring() -> None:
    found = [m.name for m in modules() if m.text.strip() and not ast.get_docstring(m.tree)]

    assert found == []


def test_rooms_start_with_nothing_but_their_docstring() -> None:
    rooms = (
        "access",
        "audit",
        "intake",
        "people",
        "cases",
        "record",
        "cooperation",
        "insight",
        "interchange",
        "screening",
        "sites",
        "consent",
        "care",
        "reintegration",
        "operations",
        "justice",
        "workplan",
        "documents",
        "forms",
        "field",
    )
    found = [
        room
        for room in rooms
        if (PACKAGE / room).exists()
        and len(ast.parse((PACKAGE / room / "__init__.py").read_text()).body) != 1
    ]

    assert found == []


def test_project_names_no_place_of_work() -> None:
    # Assembled, so that this file does not find itself.
    words = ["/" + "work/", "/root" + "/", "." + "library", "sub" + "agent"]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in ROOT.rglob("*")
        if path.suffix in {".py", ".md", ".toml", ".html", ".sh", ".lock"}
        and not {".venv", "node_modules", ".git"} & set(path.parts)
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]

    assert found == []
