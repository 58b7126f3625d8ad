"""A server that forgets idempotency keys: every attempt is a lodging of its own."""

import secrets
from collections.abc import Iterable
from typing import Any

from wayhome.config.wsgi import application as honest


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Give each call another key."""
    if "HTTP_IDEMPOTENCY_KEY" in environ:
        environ["HTTP_IDEMPOTENCY_KEY"] = secrets.token_hex(16)
    return honest(environ, start_response)
