"""The Merkle tree of RFC 6962, section 2.1: pure, and small enough to be read beside it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(body: bytes) -> bytes:
    """SHA-256 of a leaf: 0x00 and its bytes."""
    return hashlib.sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of an inner node: 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Frontier:
    """The roots of the complete subtrees, largest first: enough to add leaves and know the root."""

    size: int = 0
    roots: list[bytes] = field(default_factory=list)

    @classmethod
    def restore(cls, size: int, stored: bytes) -> "Frontier":
        """The frontier that `stored` kept; one root for each bit set in `size`."""
        if len(stored) != size.bit_count() * HASH_BYTES:
            raise ValueError("A stored frontier does not fit its size.")
        parts = [stored[at : at + HASH_BYTES] for at in range(0, len(stored), HASH_BYTES)]
        return cls(size=size, roots=parts)

    def store(self) -> bytes:
        """Bytes to restore from."""
        return b"".join(self.roots)

    def append(self, leaf: bytes) -> None:
        """Add one leaf's hash."""
        merged, rest = leaf, self.size
        while rest & 1:
            merged = node_hash(self.roots.pop(), merged)
            rest >>= 1
        self.roots.append(merged)
        self.size += 1

    def root(self) -> bytes:
        """The root of the tree so far."""
        if not self.roots:
            return EMPTY_ROOT
        root = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            root = node_hash(left, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaves' hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.append(leaf)
    return frontier.root()


def inclusion_path(leaves: Sequence[bytes], position: int) -> list[bytes]:
    """The audit path of a leaf (section 2.1.1): the hashes beside its way to the root."""
    if not 0 <= position < len(leaves):
        raise ValueError("There is no leaf at this position.")
    return list(_path(leaves, position))


def _path(leaves: Sequence[bytes], position: int) -> Iterator[bytes]:
    """From the leaf upwards."""
    if len(leaves) == 1:
        return
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if position < split:
        yield from _path(leaves[:split], position)
        yield root_of(leaves[split:])
    else:
        yield from _path(leaves[split:], position - split)
        yield root_of(leaves[:split])


def root_from_path(leaf: bytes, *, position: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a leaf and its path lead to (RFC 9162, 2.1.3.2); None when they cannot."""
    if not 0 <= position < size:
        return None
    here, last, root = position, size - 1, leaf
    for beside in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            root = node_hash(beside, root)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            root = node_hash(root, beside)
        here, last = here >> 1, last >> 1
    return root if last == 0 else None
