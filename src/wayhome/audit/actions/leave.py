"""Leave a leaf: called by every action that writes and every query that opens what is sealed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.audit.domain.body import canonical, microseconds
from wayhome.audit.domain.merkle import leaf_hash
from wayhome.audit.domain.tags import Tag
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.kernel.ids import new_id
from wayhome.kernel.statements import run

# Django's own insert would read the transaction number back, and most roles may not read leaves.
_INSERT = """
INSERT INTO audit_leaf (id, agency_id, at, tag, subject_id, actor_id, body, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""


@dataclass(frozen=True, slots=True)
class About:
    """What a leaf is about. `detail` takes ids, codes and counts; never a personal value."""

    kind: str
    id: UUID
    purpose: str | None = None
    field_groups: Iterable[str] = ()
    detail: Mapping[str, str | int | bool | None] = field(default_factory=dict)


def leave_leaf(*, by: Actor, tag: Tag, about: About) -> UUID:
    """Add one leaf inside the present transaction and return its id."""
    moment = clock.now()
    leaf_id = new_id()
    body = canonical(
        {
            "actor": str(by.user) if by.user else None,
            "actor_kind": by.kind.value,
            "agency": str(by.agency),
            "at": microseconds(moment),
            "detail": dict(about.detail),
            "field_groups": sorted(about.field_groups),
            "id": str(leaf_id),
            "purpose": about.purpose,
            "subject": str(about.id),
            "subject_kind": about.kind,
            "tag": tag.value,
        }
    )
    run(
        _INSERT,
        leaf_id,
        by.agency,
        moment,
        tag.value,
        about.id,
        by.user,
        body,
        leaf_hash(body),
    )
    return leaf_id
