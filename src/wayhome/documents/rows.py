"""What PostgreSQL enforces for documents."""

from wayhome.kernel.rows import Rows

ROWS: tuple[Rows, ...] = ()
