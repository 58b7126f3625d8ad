"""Put new leaves into the one sequence, sign the head of the tree, and write it outside.

Leaves are inserted by many transactions at once. A leaf may be sequenced when every transaction
that could still add one before it has ended (`pg_snapshot_xmin`); the order is transaction, id.
"""

import logging

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db.backends.utils import CursorWrapper

from wayhome.audit.domain.merkle import Frontier
from wayhome.audit.domain.notes import BadNote, Head, VerifierKey, read_note, write_note
from wayhome.audit.models import Checkpoint, Entry
from wayhome.audit.outside import Outside
from wayhome.kernel import clock, context, keys
from wayhome.kernel.context import Context
from wayhome.kernel.database import atomic, connection

log = logging.getLogger(__name__)

_BATCH = 20_000
_LOCK = 0x6175646974  # "audit"

# After a restore, transaction numbers may begin anew: then every leaf without a place is new.
_TAKE = """
WITH last AS (
    SELECT coalesce(max(l.transaction), 0) AS done
    FROM audit_leaf l
    WHERE l.id = (SELECT leaf_id FROM audit_entry ORDER BY position DESC LIMIT 1)
), bounds AS (
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::int8 AS upto,
           CASE WHEN done < pg_snapshot_xmax(pg_current_snapshot())::text::int8
                THEN done ELSE 0 END AS beyond
    FROM last
), fresh AS (
    SELECT l.id, l.hash, l.transaction
    FROM audit_leaf l, bounds
    WHERE l.transaction >= bounds.beyond AND l.transaction < bounds.upto
      AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.leaf_id = l.id)
    ORDER BY l.transaction, l.id
    LIMIT %s
)
INSERT INTO audit_entry (position, leaf_id, hash)
SELECT %s + row_number() OVER (ORDER BY transaction, id) - 1, id, hash FROM fresh
RETURNING position, hash
"""


class Forked(Exception):
    """The database's sequence is not the one that was written outside: sign nothing more."""


def signer() -> Ed25519PrivateKey:
    """The key that signs for this instance."""
    return Ed25519PrivateKey.from_private_bytes(keys.store().named("signing"))


def sequence() -> int:
    """Sequence every leaf that can be, and return how many were. Raises Forked.

    Runs under the jobs role, outside any transaction; may be run at any time by several.
    """
    done = 0
    _publish()
    while taken := _sequence_batch():
        done += taken
        _publish()
        if taken < _BATCH:
            break
    return done


def _sequence_batch() -> int:
    """Give places to the next leaves and sign the new head, in one transaction."""
    with atomic(), connection().cursor() as cursor:
        _begin(cursor)
        frontier = _frontier()
        cursor.execute(_TAKE, [_BATCH, frontier.size])
        taken = sorted(cursor.fetchall())
        for _, leaf in taken:
            frontier.append(bytes(leaf))
        if taken:
            head = Head(size=frontier.size, root=frontier.root())
            Checkpoint(
                size=head.size,
                root=head.root,
                frontier=frontier.store(),
                note=write_note(head, name=settings.AUDIT_ORIGIN, signer=signer()),
                at=clock.now(),
            ).save(force_insert=True)
    return len(taken)


def _publish() -> None:
    """Write outside every head and hash that is not there yet, whatever crashed before."""
    outside = Outside(settings.CHECKPOINTS)
    with atomic(), connection().cursor() as cursor:
        _begin(cursor)
        written = _written(outside)
        heads = Checkpoint.objects.filter(size__gt=written).order_by("size")
        notes = list(heads.values_list("note", flat=True))
        if notes:
            if outside.is_torn():
                log.warning("audit: the last note outside was incomplete and is written anew")
            entries = Entry.objects.filter(position__gte=written).order_by("position")
            leaves = b"".join(map(bytes, entries.values_list("hash", flat=True)))
            outside.append(notes, leaves=leaves, position=written)


def _written(outside: Outside) -> int:
    """How many leaves the newest head outside counts. Raises Forked when it is not one of ours."""
    note = outside.last_note()
    if note is None:
        return 0
    try:
        head = read_note(note, key=VerifierKey.of(settings.AUDIT_ORIGIN, signer()))
    except BadNote as error:
        raise Forked from error
    if not Checkpoint.objects.filter(size=head.size, root=head.root).exists():
        raise Forked
    return head.size


def _begin(cursor: CursorWrapper) -> None:
    """Enter as the system, of no agency, and be the only one that sequences."""
    context.enter(Context(scope="system"))
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _frontier() -> Frontier:
    """Where the tree stands."""
    head = Checkpoint.objects.order_by("-size").first()
    return Frontier.restore(head.size, bytes(head.frontier)) if head else Frontier()
