"""Who acts: every write and every confidential read names an actor."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """What sort of actor this is; it decides which rows the database shows."""

    STAFF = "staff"
    PARTNER = "partner"
    LODGER = "lodger"
    SYSTEM = "system"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, a lodger with a receipt, a reader, or the system acting for an agency.

    `user` is None for lodgers, readers of the public pages and the system. `subject` is the one complaint a lodger may reach.
    Roles are the values of `wayhome.access.domain.roles.Role`.
    """

    kind: ActorKind
    agency: UUID
    user: UUID | None = None
    roles: frozenset[str] = frozenset()
    teams: frozenset[UUID] = field(default_factory=frozenset)
    subject: UUID | None = None

    @classmethod
    def system(cls, agency: UUID) -> "Actor":
        """The system, acting inside one agency: jobs, imports, the command line."""
        return cls(kind=ActorKind.SYSTEM, agency=agency)

    @classmethod
    def lodger(cls, agency: UUID, complaint: UUID) -> "Actor":
        """Whoever holds the receipt of one complaint."""
        return cls(kind=ActorKind.LODGER, agency=agency, subject=complaint)

    @classmethod
    def public(cls, agency: UUID) -> "Actor":
        """Anybody who writes to an agency about what it made public."""
        return cls(kind=ActorKind.PUBLIC, agency=agency)
