"""Which mail server takes messages, from one address such as `smtps://name:password@host:465`."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from wayhome.config.environment import NotConfigured

_OFF = "django.core.mail.backends.dummy.EmailBackend"
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """What Django's settings need to know of it."""

    backend: str = _OFF
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    starts_tls: bool = False
    is_tls: bool = False


def mail_server(address: str) -> MailServer:
    """The mail server of an address; nothing is mailed without one. Raises NotConfigured.

    `smtp://` is in clear, for a server on this machine; `smtp+tls://` begins TLS after the
    greeting; `smtps://` speaks TLS from the first byte.
    """
    if not address:
        return MailServer()
    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise NotConfigured("Set WAYHOME_MAIL to an address such as smtps://name:password@host.")
    return MailServer(
        backend=_SMTP,
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=parts.scheme == "smtp+tls",
        is_tls=parts.scheme == "smtps",
    )
