"""What PostgreSQL enforces for justice."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
