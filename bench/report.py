"""How a benchmark says what it found: a table for people, JSON for programs."""

import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, and where there is a bar, whether it was reached."""

    name: str
    value: str
    bar: str = ""
    met: bool | None = None


def machine(postgres: int | str) -> str:
    """On what it was measured, and how busy that was."""
    busy = " ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {postgres},"
        f" load {busy}"
    )


def show(title: str, rows: Sequence[Row], *, about: str, as_json: bool) -> None:
    """Print the figures; ends the program with 1 when a bar was missed."""
    missed = [row for row in rows if row.met is False]
    if as_json:
        body = {"title": title, "machine": about, "rows": [asdict(row) for row in rows]}
        print(json.dumps(body, indent=1))
    else:
        width = max(len(row.name) for row in rows)
        print(f"{title} ({about})")
        for row in rows:
            verdict = "" if row.met is None else ("  met" if row.met else "  MISSED")
            print(f"  {row.name:<{width}}  {row.value:>14}  {row.bar:<10}{verdict}")
    sys.exit(1 if missed else 0)
