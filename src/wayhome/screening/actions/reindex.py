"""Write the tokens that entries are found by."""

from wayhome.access.domain.permissions import Permission
from wayhome.access.policy import require
from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.kernel.actor import Actor
from wayhome.kernel.database import atomic
from wayhome.screening.actions.serialise import one_at_a_time
from wayhome.screening.domain.listings import from_json
from wayhome.screening.domain.tokens import RULES, tokens_of
from wayhome.screening.models import Entry, SanctionsList, Token

_BATCH, _TOKENS = 500, 5_000


def reindex(*, by: Actor) -> int:
    """Bring the tokens of every list of an agency in line; returns for how many entries.

    Needed after the rules that read names have changed; a second time changes nothing.
    """
    require(by, Permission.SCREENING_IMPORT)
    with atomic():
        one_at_a_time(by.agency)
        lists = SanctionsList.objects.filter(agency_id=by.agency).order_by("code")
        return sum(index_list(kept, by=by) for kept in lists)


def index_list(kept: SanctionsList, *, by: Actor) -> int:
    """Index what is not and forget what left the list; returns how many entries were indexed."""
    own = Token.objects.filter(agency_id=kept.agency_id)
    entries = Entry.objects.filter(agency_id=kept.agency_id, list=kept)
    own.filter(entry_id__in=entries.exclude(until_number=None).values("id")).delete()
    own.filter(entry_id__in=entries.values("id"), rules__lt=RULES).delete()
    indexed = own.filter(entry_id__in=entries.values("id")).values("entry_id")
    waiting = entries.filter(until_number=None).exclude(id__in=indexed)
    done = 0
    batch: list[Token] = []
    for row in waiting.only("id", "content").iterator(chunk_size=_BATCH):
        done += 1
        names = (name.text for name in from_json(row.content).names)
        batch += [
            Token(agency_id=kept.agency_id, token=token, entry_id=row.id, rules=RULES)
            for token in sorted(tokens_of(names))
        ]
        if len(batch) >= _TOKENS:
            Token.objects.bulk_create(batch)
            batch = []
    Token.objects.bulk_create(batch)
    if done:
        about = About(kind="sanctions_list", id=kept.id, detail={"entries": done, "rules": RULES})
        leave_leaf(by=by, tag=Tag.SCREENING_LIST_INDEXED, about=about)
    return done
