"""The source tree as the architecture tests read it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "src" / "wayhome"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One Python file of the package."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path below the package, for messages."""
        return self.path.relative_to(PACKAGE).as_posix()

    def functions(self) -> Iterator[FunctionNode]:
        """Every function and method of the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, FunctionNode):
                yield node


@lru_cache
def modules() -> tuple[Module, ...]:
    """All modules of the package except migrations."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
            found.append(Module(path=path, text=text, tree=ast.parse(text)))
    return tuple(found)
