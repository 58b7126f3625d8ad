"""Keep a draft after each page, and throw it away when its writer leaves.

A draft belongs to nobody yet and holds what may never be sent, so it leaves no leaf.
"""

from wayhome.intake.domain.draft import IDLE_LIMIT, Draft
from wayhome.intake.domain.draft_secret import DraftSecret
from wayhome.intake.models import Draft as Row
from wayhome.intake.queries.draft import PLACE
from wayhome.kernel import clock, context
from wayhome.kernel.context import Context
from wayhome.kernel.sealing import Place, seal_json


def keep_draft(draft: Draft, *, secret: DraftSecret) -> None:
    """Write the draft under its secret; it lives on for thirty minutes."""
    context.enter(Context(scope="intake", subject=secret.draft_id))
    now = clock.now()
    sealed = seal_json(draft.to_json(), key=secret.key(), place=Place(*PLACE, secret.draft_id))
    Row.objects.bulk_create(
        [
            Row(
                id=secret.draft_id,
                sealed=sealed,
                started_at=draft.started_at or now,
                updated_at=now,
                expires_at=now + IDLE_LIMIT,
            )
        ],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["sealed", "updated_at", "expires_at"],
    )


def discard_draft(*, secret: DraftSecret) -> None:
    """Remove the draft at once."""
    context.enter(Context(scope="intake", subject=secret.draft_id))
    Row.objects.filter(id=secret.draft_id).delete()
