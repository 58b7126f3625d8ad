"""What PostgreSQL enforces for forms."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
