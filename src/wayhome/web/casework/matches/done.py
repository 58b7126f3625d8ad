"""What a reviewer just did, said on the page that comes next, with the way to undo it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wayhome.access.policy import NotFound
from wayhome.people.domain.verdicts import PairState, Verdict
from wayhome.people.queries.pairs import pair
from wayhome.people.queries.person import judged
from wayhome.web.casework.frame import desk_actor


@dataclass(frozen=True, slots=True)
class Done:
    """A judgement of the actor that is in force, and what came of it in a sentence."""

    judgement: UUID
    pair: UUID
    sentence: str


def done_of(request: HttpRequest) -> Done | None:
    """The judgement that the address names, when it is the actor's and in force."""
    actor = desk_actor(request)
    try:
        line = judged(actor, UUID(request.GET.get("judged", "")))
    except (NotFound, ValueError):
        return None
    if line.by != actor.user or not line.is_in_force or line.verdict is None:
        return None
    state = pair(actor, line.pair).state
    return Done(judgement=line.id, pair=line.pair, sentence=_sentence(line.verdict, state))


def _sentence(verdict: Verdict, state: PairState) -> str:
    """What was recorded and what it does."""
    if state is PairState.DISPUTED:
        return _("Recorded. Reviewers disagree: the two stay apart until a supervisor settles it.")
    match verdict:
        case Verdict.SAME if state is PairState.WAITING:
            return _("Proposed: the same person. A second person must confirm it.")
        case Verdict.SAME:
            return _("Recorded: the same person.")
        case Verdict.DIFFERENT:
            return _("Recorded: different persons.")
        case Verdict.CANNOT_TELL:
            return _("Recorded: cannot tell yet.")
