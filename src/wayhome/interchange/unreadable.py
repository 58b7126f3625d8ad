"""The error of every reader: which file cannot be read, where, and why."""


class Unreadable(Exception):
    """The file cannot be read; `line` counts from 1, `place` names the element or field."""

    def __init__(self, problem: str, *, line: int | None = None, place: str = "") -> None:
        super().__init__(problem)
        self.problem, self.line, self.place = problem, line, place

    def __str__(self) -> str:
        """Where and why, in one line for an operator."""
        parts = [f"line {self.line}" if self.line else "", self.place]
        where = ", ".join(part for part in parts if part)
        return f"{where}: {self.problem}" if where else self.problem
