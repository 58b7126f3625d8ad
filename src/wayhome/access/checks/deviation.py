"""What the catalogue check reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Deviation:
    """Something in the database that differs from the rules.

    `rule` is a short code, `subject` the table, role or function, `detail` says what is wrong; none
    of them holds a value out of a row.
    """

    subject: str
    rule: str
    detail: str = ""

    def __str__(self) -> str:
        """One line for an operator."""
        return f"{self.subject}: {self.rule}" + (f" ({self.detail})" if self.detail else "")
