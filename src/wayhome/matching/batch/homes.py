"""Hold apart the people of one home: what they share says little beside another given name.

Weights are learnt as if fields told independent things. A family name, a telephone, an address and,
of twins, a birth are shared all at once, and their sum would outweigh any given name. So where the
names differ and no document speaks for one person, a link stays well below even odds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
from rapidfuzz.distance import OSA

from wayhome.matching.batch.links import Scored
from wayhome.matching.compare.comparison import Agreement
from wayhome.matching.compare.evidence import NameEvidence
from wayhome.matching.frequencies import DEFAULT as STORED
from wayhome.matching.prepared import NameForm, name_forms
from wayhome.matching.weights import DEFAULT

MOST = -2.5
"""What a link between two people of one home can weigh: too little to join groups."""
_SLIPS = 2
_BEARERS = 3
# A slip of a common name comes up again and again, but never as often as a name of its own.
_LEAST_SHARE = 0.05
_ROWS_AT_ONCE = 20_000
# A postcode is no home: it would hold apart the many spellings of one person in old registers.
_ONE_HOME = (
    "list_has_any(l.phones, r.phones) OR l.email = r.email OR l.place = r.place "
    "OR l.locality = r.locality OR (l.street = r.street AND l.house IS NOT DISTINCT FROM r.house)"
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A likely link between two given names that sound unlike, with the documents of both."""

    number: int
    names: tuple[list[str], list[str]]
    given: tuple[str, str]
    documents: tuple[list[str], list[str]]
    is_one_birth: bool

    @property
    def is_one_document(self) -> bool:
        """Whether both could have given the same document."""
        ones, others = self.documents
        return any(OSA.distance(a, b, score_cutoff=_SLIPS) <= _SLIPS for a in ones for b in others)


def held_apart(database: duckdb.DuckDBPyConnection, scored: Scored) -> Scored:
    """Return the links, those between two people of one home held down to `MOST`."""
    likely = np.flatnonzero(scored.weight > MOST)
    bearers = _bearers(database)
    evidence = NameEvidence(DEFAULT.name, STORED)
    weight = scored.weight.copy()
    for pair in _unlike(database, scored.chosen(likely)):
        if pair.is_one_document:
            continue
        if _differ(evidence, pair) or (pair.is_one_birth and _are_names(bearers, pair)):
            weight[likely[pair.number]] = MOST
    return Scored(scored.left, scored.right, weight)


def _differ(evidence: NameEvidence, pair: _Pair) -> bool:
    one, other = (_forms(names) for names in pair.names)
    return evidence.compare(one, other).agreement is Agreement.DIFFERS


def _forms(names: list[str]) -> tuple[NameForm, ...]:
    return tuple(form for name in names for form in name_forms(name))


def _are_names(bearers: Mapping[str, int], pair: _Pair) -> bool:
    """Whether each of two spellings is a name of its own in these lists, not a slip of the other."""
    fewer, more = sorted(bearers.get(name, 0) for name in pair.given)
    return fewer >= max(_BEARERS, _LEAST_SHARE * more)


def _bearers(database: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many people of different births bear each given name that several bear."""
    found = database.execute(
        "SELECT given, count(DISTINCT birth) AS bearers FROM entries WHERE given IS NOT NULL "
        "GROUP BY given HAVING bearers >= ?",
        [_BEARERS],
    )
    return dict(found.fetchall())


def _unlike(database: duckdb.DuckDBPyConnection, scored: Scored) -> Iterator[_Pair]:
    """Yield the pairs of one home whose given names sound unlike and have not changed places."""
    numbers = np.arange(len(scored.left))
    database.register("likely", {"number": numbers, "one": scored.left, "other": scored.right})
    found = database.execute(
        f"""
        SELECT number, l.names, r.names, l.given, r.given, l.documents, r.documents,
            coalesce(l.birth = r.birth, false)
        FROM likely JOIN entries AS l ON l.uid = one JOIN entries AS r ON r.uid = other
        WHERE l.given_sound <> r.given_sound AND ({_ONE_HOME})
            AND coalesce(l.given_sound <> r.family_sound AND l.family_sound <> r.given_sound, true)
            AND NOT list_has_any(l.documents, r.documents)
        """
    )
    while batch := found.fetchmany(_ROWS_AT_ONCE):
        for number, names_l, names_r, given_l, given_r, papers_l, papers_r, one_birth in batch:
            given, papers = (given_l, given_r), (papers_l, papers_r)
            yield _Pair(number, (names_l, names_r), given, papers, one_birth)
    database.unregister("likely")
