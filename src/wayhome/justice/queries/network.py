"""The network across cases: only what is in cases that the reader may read, filtered before counting."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from wayhome.access.domain.permissions import Permission
from wayhome.access.domain.purposes import Purpose
from wayhome.access.policy import NotFound, can
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.cases.queries.case_at_hand import case_at_hand
from wayhome.cases.queries.readable import ReadableCase, readable_cases
from wayhome.justice.domain.identity import GROUP
from wayhome.justice.domain.network import Key, Network, Node, NodeKind, Tie, narrowed
from wayhome.justice.domain.tokens import Shared, shared_values
from wayhome.justice.models import AllegedPerson
from wayhome.justice.queries.alleged import AllegedRow, with_tellings
from wayhome.justice.queries.candidates import numbers_of
from wayhome.justice.queries.identities import identities
from wayhome.justice.queries.links import joined
from wayhome.kernel.actor import Actor
from wayhome.sites.queries.sites import sites_of

_KINDS = {
    Shared.PHONE: NodeKind.PHONE,
    Shared.ACCOUNT: NodeKind.ACCOUNT,
    Shared.DOCUMENT: NodeKind.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class NetworkView:
    """A network, the alleged persons behind each point, and whether judgements contradict each other.

    `persons` are the rows that stand behind a point of the kind `alleged`, the earliest first.
    """

    network: Network
    persons: Mapping[Key, tuple[AllegedRow, ...]]
    is_contradictory: bool


@dataclass(frozen=True, slots=True)
class OpenedNetwork:
    """The same with names and numbers in clear, by point."""

    view: NetworkView
    values: Mapping[Key, tuple[str, ...]] = field(repr=False)


def network(actor: Actor, *, case: UUID | None = None) -> NetworkView:
    """What the readable cases share, or everything of one of them. Raises NotFound."""
    if case is not None:
        case_at_hand(actor, case)
    cases = readable_cases(actor)
    own = AllegedPerson.objects.filter(
        agency_id=actor.agency, case_id__in=[each.id for each in cases]
    )
    rows = [row for row in with_tellings(actor.agency, own) if not row.is_withdrawn]
    one = joined(actor, rows)
    persons = _behind(rows, one.roots)
    nodes = [_case(each) for each in cases]
    nodes += [_alleged(key, behind) for key, behind in persons.items()]
    ties = [
        Tie(Key(NodeKind.CASE, row.case), Key(NodeKind.ALLEGED, one.roots[row.id])) for row in rows
    ]
    for more, lines in (_numbers(actor, rows, one.roots), _sites(actor, cases)):
        nodes += more
        ties += lines
    shown = narrowed(nodes, dict.fromkeys(ties), case=case)
    return NetworkView(shown, persons, one.contradiction is not None)


def open_network(actor: Actor, *, case: UUID | None, purpose: Purpose) -> OpenedNetwork:
    """The network with names and numbers, for a purpose; one leaf for each case. Raises NotFound."""
    view = network(actor, case=case)
    shown = [row for node in view.network.nodes for row in view.persons.get(node.key, ())]
    opened_in: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for row in shown:
        opened_in[row.case].append(row.id)
    for each in opened_in:
        _held, decision = case_at_hand(actor, each, Permission.FIELDS_OPEN)
        if GROUP not in decision.field_groups or purpose not in decision.purposes:
            raise NotFound
    values = dict(_values(actor.agency, view, shown))
    for each, opened in opened_in.items():
        about = About(
            kind="case",
            id=each,
            purpose=purpose.value,
            field_groups=[GROUP.value],
            detail={"alleged": len(opened), "network": True},
        )
        leave_leaf(by=actor, tag=Tag.JUSTICE_FIELDS_OPENED, about=about)
    return OpenedNetwork(view, values)


def _behind(
    rows: Collection[AllegedRow], roots: Mapping[UUID, UUID]
) -> dict[Key, tuple[AllegedRow, ...]]:
    """The rows behind each alleged person, the earliest first."""
    found: defaultdict[Key, list[AllegedRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: (each.added_at, each.id)):
        found[Key(NodeKind.ALLEGED, roots[row.id])].append(row)
    return {key: tuple(behind) for key, behind in found.items()}


def _case(each: ReadableCase) -> Node:
    return Node(Key(NodeKind.CASE, each.id), each.code, frozenset({each.id}))


def _alleged(key: Key, behind: tuple[AllegedRow, ...]) -> Node:
    return Node(key, behind[0].code, frozenset(row.case for row in behind))


def _numbers(
    actor: Actor, rows: Collection[AllegedRow], roots: Mapping[UUID, UUID]
) -> tuple[list[Node], list[Tie]]:
    """Telephone numbers, accounts and documents; each is called by its place in the list."""
    case_of = {row.id: row.case for row in rows}
    nodes, ties = [], []
    found = numbers_of(actor, list(case_of))
    for place, ((shared, token), who) in enumerate(sorted(found.items()), start=1):
        kind = _KINDS[shared]
        cases = frozenset(case_of[each] for each in who)
        nodes.append(Node(Key(kind, token), str(place), cases))
        ties += [
            Tie(Key(NodeKind.ALLEGED, root), Key(kind, token))
            for root in sorted({roots[w] for w in who})
        ]
    return nodes, ties


def _sites(actor: Actor, cases: Collection[ReadableCase]) -> tuple[list[Node], list[Tie]]:
    """The sites of the readable cases, for whoever may see sites."""
    if not can(actor, Permission.SITE_READ) or not cases:
        return [], []
    case_of = {complaint: each.id for each in cases for complaint in each.complaints}
    ids = {each.id for each in cases}
    nodes, ties = [], []
    for row in sites_of(actor, complaints=list(case_of), cases=list(ids)):
        told = {case_of[each] for each in row.complaints if each in case_of}
        inside = frozenset(told | (set(row.cases) & ids))
        nodes.append(Node(Key(NodeKind.SITE, row.id), row.code, inside))
        ties += [
            Tie(Key(NodeKind.CASE, each), Key(NodeKind.SITE, row.id)) for each in sorted(inside)
        ]
    return nodes, ties


def _values(
    agency: UUID, view: NetworkView, shown: Collection[AllegedRow]
) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """Names of alleged persons and numbers as they were told, for every point that is shown."""
    known = identities(agency, [row.id for row in shown])
    numbers = {
        token: text
        for told in known.values()
        for token, text in shared_values(agency, told).items()
    }
    for node in view.network.nodes:
        if node.key.kind is NodeKind.ALLEGED:
            behind = (known.get(row.id) for row in view.persons[node.key])
            names = [name for told in behind if told for name in told.description.names]
            yield node.key, tuple(dict.fromkeys(names))
        elif isinstance(node.key.value, int) and node.key.value in numbers:
            yield node.key, (numbers[node.key.value],)
