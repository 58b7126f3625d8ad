"""Counts in what the operator reads in a terminal, which is English."""


def counted(count: int, one: str, many: str) -> str:
    """A count with the thing in its singular or plural: `1 entry`, `1,204 entries`."""
    return f"{count:,} {one if count == 1 else many}"
