"""The draft behind a cookie."""

from wayhome.intake.domain.draft import Draft, draft_from_json
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.models import Draft as Row
from wayhome.kernel import clock, context
from wayhome.kernel.context import Context
from wayhome.kernel.sealing import Place, unseal_json

PLACE = ("intake_draft", "sealed")


class DraftEnded(Exception):
    """Nothing is there: it was left, sent long ago, or stood idle for too long."""


def draft_of(secret: DraftSecret) -> Draft:
    """The draft of a secret, seen through a context that names this one draft.

    Raises DraftEnded.
    """
    context.enter(Context(scope="intake", subject=secret.draft_id))
    row = Row.objects.filter(id=secret.draft_id, expires_at__gt=clock.now()).first()
    if row is None:
        raise DraftEnded
    content = unseal_json(bytes(row.sealed), key=secret.key(), place=Place(*PLACE, row.id))
    return draft_from_json(content, started_at=row.started_at)
