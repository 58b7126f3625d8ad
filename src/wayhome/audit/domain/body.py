"""The exact bytes of a leaf."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def canonical(claims: Mapping[str, object]) -> bytes:
    """Canonical bytes: JSON with sorted keys and no spaces (RFC 8785 for these value types)."""
    return json.dumps(claims, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def microseconds(moment: datetime) -> int:
    """Whole microseconds since the epoch, exactly as PostgreSQL keeps a moment."""
    return (moment - _EPOCH) // timedelta(microseconds=1)
