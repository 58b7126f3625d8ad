"""Score stored pairs by what is known of both persons now; no judgement changes by it."""

from collections.abc import Iterable
from uuid import UUID

from wayhome.matching.score import score
from wayhome.people.domain.comparisons import to_codes
from wayhome.people.domain.model_mark import model_mark
from wayhome.people.models import Pair
from wayhome.people.queries.described import described

_SCORE = ("weight", "probability", "comparisons", "scored_with")


def score_pairs(pairs: Iterable[Pair], *, agency: UUID) -> list[Pair]:
    """Write the present score of each pair; returns those of which both persons could be opened.

    Part of a larger action, which asks the policy and leaves the leaf.
    """
    rows = list(pairs)
    ids = {end for row in rows for end in (row.left_id, row.right_id)}
    told = {each.id: each.description for each in described(agency, ids)}
    done = []
    for row in rows:
        left, right = told.get(row.left_id), told.get(row.right_id)
        if left is None or right is None:
            continue
        found = score(left, right)
        row.weight, row.probability = found.weight, found.probability
        row.comparisons = to_codes(found.comparisons)
        row.scored_with = model_mark()
        done.append(row)
    Pair.objects.bulk_update(done, list(_SCORE))
    return done
