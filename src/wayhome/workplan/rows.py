"""What PostgreSQL enforces for workplan."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
