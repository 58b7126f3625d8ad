"""What PostgreSQL enforces for operations."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
