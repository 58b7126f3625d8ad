"""What ties cases together: alleged persons, numbers and sites, as points and lines between them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class NodeKind(StrEnum):
    """What a point stands for."""

    CASE = "case"
    ALLEGED = "alleged"
    PHONE = "phone"
    ACCOUNT = "account"
    DOCUMENT = "document"
    SITE = "site"


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a point is, apart from how it is shown: an id, or the token of a number."""

    kind: NodeKind
    value: UUID | int


@dataclass(frozen=True, slots=True)
class Node:
    """A point: its code as people say it, and the cases that it belongs to."""

    key: Key
    code: str
    cases: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two points, the left one never a number or a site."""

    left: Key
    right: Key


@dataclass(frozen=True, slots=True)
class Network:
    """Points and the lines between them; `left_out` counts points for which there is no room."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0


MOST_NODES = 60


def narrowed(nodes: Iterable[Node], ties: Iterable[Tie], *, case: UUID | None = None) -> Network:
    """What several cases share, or what belongs to one case, with everything that leads to it.

    The points shared by most cases come first and are shown while there is room; a line is shown
    where both its ends are.
    """
    by_key = {node.key: node for node in nodes}
    every = tuple(ties)
    beside = neighbours(every)
    chosen = [
        node
        for node in by_key.values()
        if node.key.kind is not NodeKind.CASE
        and (len(node.cases) > 1 if case is None else case in node.cases)
    ]
    wanted: dict[Key, None] = {}
    for node in sorted(chosen, key=lambda each: (-len(each.cases), each.code, each.key)):
        wanted |= dict.fromkeys([node.key, *sorted(_leading(node.key, beside))])
    shown = list(wanted)[:MOST_NODES]
    return Network(
        nodes=tuple(by_key[key] for key in shown),
        ties=tuple(tie for tie in every if {tie.left, tie.right} <= set(shown)),
        left_out=len(wanted) - len(shown),
    )


def _leading(key: Key, beside: Mapping[Key, frozenset[Key]]) -> set[Key]:
    """The points beside one, and the cases of the alleged persons among them."""
    near = set(beside.get(key, ()))
    persons = {each for each in near if each.kind is NodeKind.ALLEGED}
    further = {each for person in persons for each in beside.get(person, ())}
    return near | {each for each in further if each.kind is NodeKind.CASE}


def neighbours(ties: Iterable[Tie]) -> Mapping[Key, frozenset[Key]]:
    """For each point those it is tied to."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for tie in ties:
        found[tie.left].add(tie.right)
        found[tie.right].add(tie.left)
    return {key: frozenset(others) for key, others in found.items()}
