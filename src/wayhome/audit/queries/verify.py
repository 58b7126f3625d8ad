"""Verify the whole audit without any secret: leaves, sequence, signed heads, files outside.

Every leaf is hashed anew from its bytes, its columns are compared with them, its place with the
sequence, the root with every signed head, and all of it with what was written outside. Reads in
one pass and holds no more than one batch of leaves.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from typing import Any
from uuid import UUID

from wayhome.audit.domain.faults import Fault, FaultKind, Verification
from wayhome.audit.domain.merkle import Frontier, leaf_hash
from wayhome.audit.domain.notes import BadNote, Head, VerifierKey, read_note
from wayhome.audit.outside import Outside
from wayhome.kernel.database import atomic, connection

_BATCH = 5_000

_COLUMNS = """
l.id::text, l.body, l.hash, l.agency_id::text, (extract(epoch FROM l.at) * 1000000)::int8, l.tag,
l.subject_id::text, l.actor_id::text
"""
_SEQUENCE = f"""
SELECT e.position, e.leaf_id::text, e.hash, {_COLUMNS}
FROM audit_entry e LEFT JOIN audit_leaf l ON l.id = e.leaf_id
ORDER BY e.position
"""  # noqa: S608  # constants
_WAITING = f"""
SELECT {_COLUMNS} FROM audit_leaf l
WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.leaf_id = l.id)
"""  # noqa: S608  # constants
_HEADS = "SELECT size, root, note FROM audit_checkpoint ORDER BY size"


@dataclass(slots=True)
class _Walk:
    """Where the verification stands."""

    heads: dict[int, bytes]
    frontier: Frontier = field(default_factory=Frontier)
    good: int = 0
    doubt: Fault | None = None


def verify(*, key: VerifierKey, outside: Outside | None) -> Verification:
    """Verify everything; the fault, if any, names the first bad leaf.

    Runs under a role that reads every leaf (the backup role).
    """
    with atomic():
        connection().cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        heads, head_fault = _heads(key, outside)
        walk = _Walk(heads=heads)
        fault = _walk(walk, outside)
        waiting, waiting_fault = _waiting()
    found = [one for one in (fault, head_fault) if one]
    first = min(found, key=_place) if found else waiting_fault
    return Verification(
        leaves=walk.frontier.size,
        heads=len(heads),
        waiting=waiting,
        root=walk.frontier.root(),
        fault=first,
    )


def _place(fault: Fault) -> int:
    """Where to look first."""
    return -1 if fault.position is None else fault.position


def _heads(key: VerifierKey, outside: Outside | None) -> tuple[dict[int, bytes], Fault | None]:
    """The roots by size that the key signed, inside and outside, and the first bad head."""
    heads: dict[int, bytes] = {}
    faults: list[Fault] = []
    for note in outside.notes() if outside else ():
        head = _signed(note, key)
        if head is None or heads.setdefault(head.size, head.root) != head.root:
            faults.append(Fault(FaultKind.OUTSIDE, max(heads, default=0)))
    with connection().cursor() as cursor:
        cursor.execute(_HEADS)
        rows = cursor.fetchall()
    for size, root, note in rows:
        head = Head(size=size, root=bytes(root))
        if _signed(note, key) != head or heads.setdefault(size, head.root) != head.root:
            faults.append(Fault(FaultKind.HEAD, size - 1))
    missing = heads.keys() - {size for size, _, _ in rows}
    faults += [Fault(FaultKind.HEAD, size - 1) for size in missing]
    return heads, min(faults, key=_place, default=None)


def _signed(note: str, key: VerifierKey) -> Head | None:
    """The head in a note, or None when this key did not sign it."""
    try:
        return read_note(note, key=key)
    except BadNote:
        return None


def _walk(walk: _Walk, outside: Outside | None) -> Fault | None:
    """Go through the sequence and stop at the first fault that is certain."""
    kept: Iterator[bytes | None] = chain(outside.leaves() if outside else (), repeat(None))
    for row in _stream(_SEQUENCE):
        fault = _step(walk, row, expected=next(kept))
        if fault:
            return fault
    size = walk.frontier.size
    if walk.doubt or size > max(walk.heads, default=0):
        return walk.doubt or Fault(FaultKind.BEYOND, walk.good)
    if size < max(walk.heads, default=0):
        return Fault(FaultKind.TRUNCATED, size)
    return None


def _step(walk: _Walk, row: tuple[Any, ...], *, expected: bytes | None) -> Fault | None:
    """Verify one leaf and, where a head was signed, the root."""
    position, leaf_id, placed, *leaf = row
    placed = bytes(placed)
    here = walk.frontier.size
    kind = _bad_leaf(leaf, in_place=position == here, placed=placed)
    if kind:
        known = UUID(leaf_id) if position == here else None
        return walk.doubt or Fault(kind, here, known)
    if expected not in (None, placed) and walk.doubt is None:
        walk.doubt = Fault(FaultKind.MOVED, here, UUID(leaf_id))
    walk.frontier.append(placed)
    signed = walk.heads.get(walk.frontier.size)
    return _compare_root(walk, signed) if signed else None


def _compare_root(walk: _Walk, signed: bytes) -> Fault | None:
    """Compare the tree with a signed head of its size."""
    if signed != walk.frontier.root():
        return walk.doubt or Fault(FaultKind.RANGE, walk.good)
    if walk.doubt:
        # The signed head agrees with the database, so that it is the file that lies.
        return replace(walk.doubt, kind=FaultKind.OUTSIDE)
    walk.good = walk.frontier.size
    return None


def _bad_leaf(leaf: list[Any], *, in_place: bool, placed: bytes) -> FaultKind | None:
    """What is wrong with a leaf by itself."""
    if not in_place or leaf[0] is None:
        return FaultKind.MISSING
    return None if _is_sound(leaf, placed=placed) else FaultKind.ALTERED


def _is_sound(leaf: list[Any], *, placed: bytes | None) -> bool:
    """Whether bytes, hash and columns of a leaf say the same."""
    leaf_id, body, kept, agency, at, tag, subject, actor = leaf
    body = bytes(body)
    hashed = leaf_hash(body)
    if hashed != bytes(kept) or placed not in (None, hashed):
        return False
    try:
        claims = json.loads(body)
        said = [claims[name] for name in ("id", "agency", "at", "tag", "subject", "actor")]
    except (ValueError, KeyError, TypeError):
        return False
    return said == [leaf_id, agency, at, tag, subject, actor]


def _waiting() -> tuple[int, Fault | None]:
    """How many leaves have no place yet, and the first unsound one of them."""
    count, fault = 0, None
    for row in _stream(_WAITING):
        count += 1
        if fault is None and not _is_sound(list(row), placed=None):
            fault = Fault(FaultKind.UNPLACED, None, UUID(row[0]))
    return count, fault


def _stream(query: str) -> Iterator[tuple[Any, ...]]:
    """Rows of a query in batches, through a cursor on the server."""
    with connection().chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows
