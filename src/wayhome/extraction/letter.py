"""A saved e-mail: its subject, its day, its text, and the domain that it was sent from."""

import re
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:[ \t\r]?")
_SURE = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_SENT = re.compile(rb"^(?:from|date|subject):", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_LONGEST_DOMAIN = 253


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail says; `page` holds the text as HTML when there is no plain one.

    Nothing names who sent it: that may be a private person. `domain` is what follows the @ of the
    address. `sent` is the header that gives the day. `address` is where a page was found that a browser
    saved as one file (MHTML), which has the form of an e-mail.
    """

    subject: str
    domain: str
    sent_on: date | None
    text: str
    page: str
    sent: str = ""
    address: str = ""


def is_letter(content: bytes) -> bool:
    """Whether a file is an e-mail as a mail program saves it, not a text that only looks so."""
    head = re.split(rb"\r?\n\r?\n", content[:_HEAD], maxsplit=1)[0]
    return bool(_HEADER.match(content) and _SURE.search(head) and _SENT.search(head))


def letter_of(content: bytes) -> Letter:
    """An e-mail read; attachments are left aside."""
    message = message_from_bytes(content, policy=policy.default)
    sent = message["date"]
    moment = getattr(sent, "datetime", None)
    return Letter(
        subject=" ".join(str(message["subject"] or "").split()),
        domain=_domain(str(message["from"] or "")),
        sent_on=moment.date() if moment else None,
        text=_part(message, "plain"),
        page=_part(message, "html"),
        sent=f"Date: {' '.join(str(sent).split())}" if sent else "",
        address=str(message["snapshot-content-location"] or "").strip(),
    )


def _domain(sender: str) -> str:
    """The domain of an address; empty when it has none that could be an organisation's."""
    domain = parseaddr(sender)[1].rpartition("@")[2].lower()
    is_one = len(domain) <= _LONGEST_DOMAIN and _DOMAIN.fullmatch(domain)
    return domain if is_one and "@" in sender else ""


def _part(message: EmailMessage, kind: str) -> str:
    """The text of one kind; empty when there is none or its encoding is unknown."""
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n").strip()
    except (LookupError, ValueError):
        return ""
