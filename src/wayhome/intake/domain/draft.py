"""A report that is still being written, and what is shown once it was sent."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from wayhome.intake.domain.answers import Answers, from_json

IDLE_LIMIT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Sent:
    """The draft became a complaint: what its writer may still be shown."""

    agency: UUID
    complaint: UUID
    code: str
    acknowledgement: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers so far and the pages that were left with an answer; `sent` once lodged."""

    answers: Answers = field(default_factory=lambda: Answers({}))
    pages: frozenset[str] = frozenset()
    started_at: datetime | None = None
    sent: Sent | None = None

    def with_answers(self, answers: Answers, *, page: str) -> "Draft":
        """The draft after one page was answered."""
        return replace(self, answers=answers, pages=self.pages | {page})

    def after_sending(self, sent: Sent) -> "Draft":
        """The draft without its answers: they stand in the complaint now, and nowhere else."""
        return replace(self, answers=Answers({}), sent=sent)

    def to_json(self) -> dict[str, object]:
        """Give plain JSON to seal."""
        sent = self.sent
        return {
            "answers": self.answers.to_json(),
            "pages": sorted(self.pages),
            "sent": None
            if sent is None
            else [str(sent.agency), str(sent.complaint), sent.code, sent.acknowledgement],
        }


def draft_from_json(data: dict[str, object], *, started_at: datetime) -> Draft:
    """Read what `Draft.to_json` gave."""
    sent, pages = data["sent"], data["pages"]
    return Draft(
        answers=from_json(data["answers"]),
        pages=frozenset(map(str, pages)) if isinstance(pages, list) else frozenset(),
        started_at=started_at,
        sent=_sent(sent) if isinstance(sent, list) else None,
    )


def _sent(parts: list[str]) -> Sent:
    """What was shown at the end."""
    agency, complaint, code, acknowledgement = parts
    return Sent(
        agency=UUID(agency),
        complaint=UUID(complaint),
        code=code,
        acknowledgement=acknowledgement,
    )
