"""What PostgreSQL enforces for consent."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
