"""An invented list with doubles and slips, and with households whose people must stay apart."""

import random

HEADER = [
    "record_id", "family_name", "given_name", "sex", "dob", "phone", "document", "street",
    "house", "province",
]  # fmt: skip
_FAMILIES = [
    "Sok", "Chan", "Keo", "Nguyen", "Tran", "Chea", "Prak", "Hun", "Lim", "Heng", "Meas",
    "Nou", "Ouk", "Pich", "Ros", "Seng", "Tep",
]  # fmt: skip
_GIVENS = [
    "Dara", "Dana", "Sophea", "Sophal", "Bopha", "Minh", "Lan", "Malee", "Anong", "Agus",
    "Wei", "Mei", "Rithy", "Vannak", "Ratana", "Kosal", "Sreymom", "Sreypov", "Thida", "Visal",
    "Nary", "Mony", "Sokha", "Pisey", "Chenda", "Kunthea", "Bora", "Maly",
]  # fmt: skip
_STREETS = [
    "Monivong", "Norodom", "Sisowath", "Kampuchea", "Nehru", "Sihanouk", "Pasteur",
    "Sothearos",
]  # fmt: skip
_PROVINCES = ("Kandal", "Takeo", "Kampot", "Poipet", "Siem Reap")

_TWINS_HOME = ("+85512345678", "", "Monivong", "12", "Kandal")
_OTHER_HOME = ("+85598765432", "", "Norodom", "77", "Takeo")
FAMILY = (
    ("father", "Sok", "Vannak", "M", "1975-01-09", *_TWINS_HOME),
    ("mother", "Chea", "Ratana", "F", "1978-06-02", *_TWINS_HOME),
    ("twin", "Sok", "Sophea", "F", "2001-02-14", *_TWINS_HOME),
    ("other twin", "Sok", "Sophal", "F", "2001-02-14", *_TWINS_HOME),
    ("brother", "Sok", "Rithy", "M", "2004-07-01", *_TWINS_HOME),
    ("sister", "Sok", "Bopha", "F", "2006-03-03", *_TWINS_HOME),
)
"""A family at one address with one telephone; two of the children are twins."""
LIKE_TWINS = (
    ("Dara", "Keo", "Dara", "M", "1999-09-09", *_OTHER_HOME),
    ("Dana", "Keo", "Dana", "M", "1999-09-09", *_OTHER_HOME),
)
"""Twins one letter apart, where both spellings are names that others bear."""


def crowd(people: int) -> list[tuple[str, ...]]:
    """People each with a life of their own, one in five of them twice with a slip."""
    dice = random.Random(5)
    rows: list[tuple[str, ...]] = []
    for at in range(people):
        born = f"{dice.randint(1960, 2010)}-{dice.randint(1, 12):02}-{dice.randint(10, 28)}"
        row = (
            f"a{at}",
            dice.choice(_FAMILIES),
            dice.choice(_GIVENS),
            dice.choice("FM"),
            born,
            f"+8551{dice.randint(10**6, 10**7 - 1)}",
            f"N{dice.randint(10**6, 10**7 - 1)}",
            dice.choice(_STREETS),
            str(dice.randint(1, 300)),
            dice.choice(_PROVINCES),
        )
        rows.append(row)
        if at % 5 == 0:
            rows.append(_again(row, at))
    return rows


def _again(row: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The same person told anew: a slip in the name or the birth, or something not told."""
    told = [f"b{at}", *row[1:]]
    if at % 3 == 0:
        told[2] += "h"
    if at % 3 == 1:
        told[4] = f"{told[4][:-1]}{(int(told[4][-1]) + 1) % 10}"
    told[5 + at % 2] = ""
    return tuple(told)
