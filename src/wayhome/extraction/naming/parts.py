"""Which parts of a person's full name stand for it alone."""

_LETTERS = 3


def is_middle(parts: list[str], whole: list[str]) -> bool:
    """Whether a name is the first of two family names: "Quispe" of "Julia Quispe Rojas"."""
    return len(parts) == 1 and len(parts[0]) > _LETTERS and parts[0] in whole[1:-1]
