"""Repeats the pins of requirements-dev.lock as uv's constraints in pyproject.toml.

uv.lock itself is not kept, since it names the host that every file came from.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPENING = "constraint-dependencies = ["


def main() -> None:
    """Replace the list between its brackets and nothing else."""
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9][^\\\n]*?) *\\?$", lock, flags=re.MULTILINE)
    place = ROOT / "pyproject.toml"
    text = place.read_text(encoding="utf-8")
    before, found, rest = text.partition(OPENING)
    if not found:
        message = f"pyproject.toml has no line {OPENING!r}"
        raise SystemExit(message)
    _, _, after = rest.partition("\n]")
    lines = "".join(f'\n    "{pin}",' for pin in pins)
    place.write_text(f"{before}{OPENING}{lines}\n]{after}", encoding="utf-8")
    print(f"pyproject.toml: {len(pins)} constraints")


if __name__ == "__main__":
    main()
