"""What PostgreSQL enforces for care."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
