"""The tree is that of RFC 6962, as its own recursive definition and known roots say."""

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.audit.domain.merkle import (
    EMPTY_ROOT,
    Frontier,
    inclusion_path,
    leaf_hash,
    root_from_path,
    root_of,
)

# Leaves and roots that implementations of certificate transparency agree on.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOT_OF_ONE = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
ROOT_OF_EIGHT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"

bodies = st.lists(st.binary(max_size=8), min_size=1, max_size=70)


def tree_head(entries: list[bytes]) -> bytes:
    """MTH of section 2.1, word for word: split at the largest power of two below n."""
    if not entries:
        return hashlib.sha256(b"").digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return hashlib.sha256(b"\x01" + tree_head(entries[:k]) + tree_head(entries[k:])).digest()


def test_root_equals_known_ones_when_leaves_are_the_published() -> None:
    hashes = [leaf_hash(leaf) for leaf in LEAVES]

    assert root_of(hashes[:1]).hex() == ROOT_OF_ONE
    assert root_of(hashes).hex() == ROOT_OF_EIGHT
    assert root_of([]) == EMPTY_ROOT == tree_head([])


@given(bodies)
def test_root_equals_recursive_definition_when_leaves_are_any(entries: list[bytes]) -> None:
    assert root_of([leaf_hash(entry) for entry in entries]) == tree_head(entries)


@given(bodies, st.data())
def test_frontier_gives_same_root_when_stored_half_way(
    entries: list[bytes], data: st.DataObject
) -> None:
    stop = data.draw(st.integers(0, len(entries)))
    first = Frontier()
    for entry in entries[:stop]:
        first.append(leaf_hash(entry))

    second = Frontier.restore(stop, first.store())
    for entry in entries[stop:]:
        second.append(leaf_hash(entry))

    assert second.root() == tree_head(entries)


@settings(deadline=None)
@given(bodies, st.data())
def test_path_leads_to_root_only_when_leaf_position_and_path_are_true(
    entries: list[bytes], data: st.DataObject
) -> None:
    hashes = [leaf_hash(entry) for entry in entries]
    position = data.draw(st.integers(0, len(entries) - 1))
    path = inclusion_path(hashes, position)
    root = tree_head(entries)
    other = leaf_hash(b"another leaf, longer than any")

    true = root_from_path(hashes[position], position=position, size=len(hashes), path=path)
    false = root_from_path(other, position=position, size=len(hashes), path=path)
    longer = root_from_path(
        hashes[position], position=position, size=len(hashes), path=[*path, other]
    )

    assert true == root
    assert false != root
    assert longer != root
