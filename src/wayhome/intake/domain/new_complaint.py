"""A complaint before it is lodged, and what its sender gets back."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.intake.domain.answers import Answers
from wayhome.intake.domain.clean_file import CleanFile
from wayhome.intake.domain.kinds import Channel, LodgerKind
from wayhome.intake.domain.receipt import Receipt


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A cleaned file and the name that its sender gave it."""

    name: str = field(repr=False)
    file: CleanFile


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What one sender submits.

    `agency` receives it; `lodger_agency` is the partner that sends it, None for everybody else.
    `idempotency_key` is the sender's own and makes a repeated lodging harmless. `with_receipt` is
    the secret that will open the complaint, where the sender wants one. `entered_by` names the officer
    whose file the system lodges; an officer who lodges is known anyway.
    """

    agency: UUID
    channel: Channel
    lodger_kind: LodgerKind
    language: str
    answers: Answers
    idempotency_key: str = field(repr=False)
    files: tuple[NamedFile, ...] = ()
    lodger_agency: UUID | None = None
    entered_by: UUID | None = None
    with_receipt: Receipt | None = field(default=None, repr=False)

    def fingerprint(self, key: bytes) -> bytes:
        """An HMAC over everything that was submitted; the language of the pages plays no part."""
        content = {
            "agency": str(self.agency),
            "answers": self.answers.to_json(),
            "channel": self.channel.value,
            "files": [
                [each.name, hashlib.sha256(each.file.content).hexdigest()] for each in self.files
            ],
            "lodger_agency": str(self.lodger_agency),
            "lodger_kind": self.lodger_kind.value,
        }
        body = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
        return hmac.digest(key, body, hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Lodged:
    """A complaint is on disk; `replayed` when it had been before."""

    complaint: UUID
    code: str
    acknowledgement: str
    receipt: Receipt | None = field(default=None, repr=False)
    replayed: bool = False
