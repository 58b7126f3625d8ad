"""Check format, lint, types, contracts, migrations, templates, size and translations.

Every check runs, even after one has failed.
"""

import argparse

from wayhome.server.gates import (
    database_for_tests,
    program,
    python,
    run_gates,
    settings_for_checks,
)

GATES = (
    python("format", "ruff", "format", "--check", "."),
    python("lint", "ruff", "check", "."),
    python("types", "mypy"),
    program("rooms", "lint-imports"),
    python("migrations", "django", "makemigrations", "--check", "--dry-run"),
    python("templates", "djlint", "src", "--lint", "--quiet"),
    python("architecture", "pytest", "tests/architecture", "-q"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Offer to run one check alone."""
    names = [gate.name for gate in GATES]
    parser.add_argument(
        "--only", action="append", choices=names, help="run this check alone; may be repeated"
    )


def run(options: argparse.Namespace) -> int:
    """Run the chosen checks, or all."""
    chosen = [gate for gate in GATES if not options.only or gate.name in options.only]
    with database_for_tests() as database:
        return run_gates(chosen, settings_for_checks() | database)
