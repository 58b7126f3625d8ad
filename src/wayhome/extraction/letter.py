"""A saved e-mail: its subject, its day, who sent it and its text."""

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


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail says; `page` holds the text as HTML when there is no plain one.

    `sent` is the header that gives the day. `address` is where a page was found that a browser
    saved as one file (MHTML), which has the form of an e-mail.
    """

    subject: str
    sender: str
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
    name, address = parseaddr(str(message["from"] or ""))
    return Letter(
        subject=" ".join(str(message["subject"] or "").split()),
        sender=name or address,
        sent_on=moment.date() if moment else None,
        text=_part(message, "plain"),
        page=_part(message, "html"),
        sent=f"Date: {' '.join(str(sent).split())}" if sent else "",
        address=str(message["snapshot-content-location"] or "").strip(),
    )


def _part(message: EmailMessage, kind: str) -> str:
    """The text of one kind; empty when there is none or its encoding is unknown."""
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    try:
        return str(part.get_content()).replace("\r\n", "\n").strip()
    except (LookupError, ValueError):
        return ""
