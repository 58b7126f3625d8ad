"""Small invented lists, and the command as somebody at a console gives it."""

import csv
from pathlib import Path

from wayhome.server.cli import main

Rows = list[dict[str, str]]
FAMILIES = ("Sok", "Chan", "Keo", "Nguyen", "Tran", "Somchai", "Prasert", "Widodo", "Chen", "Lim")
GIVENS = ("Dara", "Sophea", "Bopha", "Minh", "Lan", "Malee", "Anong", "Agus", "Wei", "Mei")


def register() -> list[list[str]]:
    """A hundred people, each with a family name, a given name, a birth and a telephone."""
    return [
        [
            f"r{at * 37 % 101}",
            FAMILIES[at % 10],
            GIVENS[at // 10],
            f"{1970 + at % 30}-{1 + at % 12:02}-{1 + at * 7 % 28:02}",
            f"+8551{at * 7919 % 1_000_000 + 2_000_000}",
        ]
        for at in range(100)
    ]


def partner() -> list[list[str]]:
    """Forty of them again: names swapped, a letter more or a birth by its year alone."""
    found = []
    for at, (name, family, given, born, phone) in enumerate(register()[::2][:40]):
        row = [f"p{name[1:]}", family, given, born, phone]
        if at % 3 == 0:
            row[1], row[2] = given, family
        if at % 3 == 1:
            row[2], row[4] = f"{given}h", ""
        if at % 4 == 3:
            row[3] = born[:4]
        found.append(row)
    return found


HEADER = ["record_id", "family_name", "given_name", "dob", "phone"]


def match(*words: object) -> int:
    """Run `wayhome match` and return its status."""
    return main(["match", *map(str, words)])


def read(file: Path) -> Rows:
    """Return the rows of a result."""
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.DictReader(opened))
