"""Take the leaves of an agency away as a file; that somebody did is a leaf itself."""

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.audit.queries.leaves import LeafFilter, LeafRow, count_leaves, every_leaf
from wayhome.kernel.actor import Actor

MOST = 20_000


class TooManyLeaves(Exception):
    """The file would be longer than MOST rows: narrow it to fewer days."""


def export_leaves(wanted: LeafFilter, *, by: Actor) -> tuple[LeafRow, ...]:
    """Every leaf of the actor's agency that the filter lets through, the newest first.

    Whoever calls has asked the policy: the audit stands below it. Raises TooManyLeaves.
    """
    if count_leaves(by, wanted) > MOST:
        raise TooManyLeaves
    rows = tuple(every_leaf(by, wanted))
    period = wanted.period
    leave_leaf(
        by=by,
        tag=Tag.AUDIT_LEAVES_EXPORTED,
        about=About(
            kind="agency",
            id=by.agency,
            detail={
                "from": period.starts_on.isoformat() if period else None,
                "of": str(wanted.person) if wanted.person else None,
                "rows": len(rows),
                "tag": wanted.tag.value if wanted.tag else None,
                "to": period.ends_on.isoformat() if period else None,
            },
        ),
    )
    return rows
