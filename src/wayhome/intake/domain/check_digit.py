"""The check digit of a receipt catches every wrong digit and every swap of neighbours.

Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen", Marburg 2004. The table is a
totally anti-symmetric quasigroup of order ten with a zero diagonal, so the check of a whole
number, check digit included, is zero.
"""

_QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def check_digit(digits: str) -> str:
    """Give the digit that completes these ASCII digits."""
    interim = 0
    for digit in digits:
        interim = int(_QUASIGROUP[interim][int(digit)])
    return str(interim)


def is_consistent(digits: str) -> bool:
    """Say whether ASCII digits that end with their check digit are free of simple slips."""
    return check_digit(digits) == "0"
