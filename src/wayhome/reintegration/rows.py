"""What PostgreSQL enforces for reintegration."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
