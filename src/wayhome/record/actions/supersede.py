"""Put aside what an earlier reading proposed and the newest does not, as far as nobody judged it."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from wayhome.kernel import clock
from wayhome.kernel.actor import Actor
from wayhome.record.actions.serialise import one_at_a_time
from wayhome.record.domain.decisions import UNJUDGED, Decided, ProposalState, Verdict, state_of
from wayhome.record.domain.same_words import same_words
from wayhome.record.models import Decision, Proposal, TextVersion


def judged_words(version: TextVersion) -> set[bytes]:
    """What was judged of earlier texts of the source, by words alone: it is not asked again."""
    earlier = Proposal.objects.filter(
        agency_id=version.agency_id, text_version__source=version.source_id
    ).exclude(text_version=version)
    states = _states(version)
    return {same_words(row.kind, row.fields) for row in earlier if states[row.id] not in UNJUDGED}


def supersede(
    version: TextVersion, proposed: Collection[bytes], *, is_whole: bool, by: Actor
) -> int:
    """Put aside what is of earlier texts, or of other words than `proposed`; how many there were.

    A reading that was cut short puts nothing of its own text aside. What is proposed again after
    it was put aside is open again. Only what rules proposed is touched in the same text.
    """
    states, count = _states(version), 0
    rows = Proposal.objects.filter(
        agency_id=version.agency_id, text_version__source=version.source_id
    ).only("id", "digest", "text_version", "read_with", "agency_id")
    for row in rows:
        stays = _stays(row, version, proposed, is_whole=is_whole)
        if states[row.id] is ProposalState.PROPOSED and not stays:
            count += _note(row, Verdict.SUPERSEDED, was=ProposalState.PROPOSED, by=by)
        elif states[row.id] is ProposalState.SUPERSEDED and stays:
            _note(row, None, was=ProposalState.SUPERSEDED, by=by)
    return count


def _stays(
    row: Proposal, version: TextVersion, proposed: Collection[bytes], *, is_whole: bool
) -> bool:
    if row.text_version_id != version.id:
        return False
    by_rules = row.read_with.isdigit()
    return not is_whole or not by_rules or bytes(row.digest) in proposed


def _note(row: Proposal, verdict: Verdict | None, *, was: ProposalState, by: Actor) -> bool:
    """Add a line to the history, unless somebody decided at this moment."""
    one_at_a_time(row.id)
    history = _histories(Decision.objects.filter(agency_id=row.agency_id, proposal=row))[row.id]
    if state_of(history) is not was:
        return False
    Decision(
        agency_id=row.agency_id,
        proposal=row,
        number=len(history) + 1,
        verdict=verdict or "",
        decided_by=by.user,
        decided_at=clock.now(),
    ).save(force_insert=True)
    return True


def _states(version: TextVersion) -> defaultdict[UUID, ProposalState]:
    """Where each proposal of a source stands."""
    lines = Decision.objects.filter(
        agency_id=version.agency_id, proposal__text_version__source=version.source_id
    )
    found: defaultdict[UUID, ProposalState] = defaultdict(lambda: ProposalState.PROPOSED)
    for proposal, history in _histories(lines).items():
        found[proposal] = state_of(history)
    return found


def _histories(lines: QuerySet[Decision]) -> defaultdict[UUID, list[Decided]]:
    found: defaultdict[UUID, list[Decided]] = defaultdict(list)
    for proposal, line, number, verdict in lines.values_list(
        "proposal_id", "id", "number", "verdict"
    ):
        said = Verdict(verdict) if verdict else None
        found[proposal].append(Decided(id=line, number=number, verdict=said))
    return found
