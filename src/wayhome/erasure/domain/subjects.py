"""What can be erased: a case with its complaints, or a complaint that is in no case."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class SubjectKind(StrEnum):
    """The two things on whose erasure people agree."""

    CASE = "case"
    COMPLAINT = "complaint"


@dataclass(frozen=True, slots=True)
class Subject:
    """A case or a complaint, by its id."""

    kind: SubjectKind
    id: UUID

    @property
    def case(self) -> UUID | None:
        """The case; None when a complaint is meant."""
        return self.id if self.kind is SubjectKind.CASE else None

    @property
    def complaint(self) -> UUID | None:
        """The complaint; None when a case is meant."""
        return self.id if self.kind is SubjectKind.COMPLAINT else None


def case_subject(case: UUID) -> Subject:
    """A case."""
    return Subject(SubjectKind.CASE, case)


def complaint_subject(complaint: UUID) -> Subject:
    """A complaint."""
    return Subject(SubjectKind.COMPLAINT, complaint)
