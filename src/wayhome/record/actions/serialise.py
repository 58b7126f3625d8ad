"""One at a time: what would contradict itself if two did it at once."""

from uuid import UUID

from wayhome.kernel.database import connection


def one_at_a_time(of: UUID) -> None:
    """Let nobody else decide this proposal, or add to this text, until the transaction ends."""
    with connection().cursor() as cursor:
        number = int.from_bytes(of.bytes[:8], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
