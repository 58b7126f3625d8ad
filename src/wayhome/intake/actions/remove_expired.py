"""Remove what nobody can open any more: drafts left idle, and receipts a year after last use."""

from wayhome.intake.models import Draft, Receipt
from wayhome.kernel import clock
from wayhome.kernel.actor import Actor


def remove_expired(*, by: Actor) -> int:
    """Remove expired drafts, and the expired receipts of the actor's agency; give the count."""
    now = clock.now()
    drafts = Draft.objects.filter(expires_at__lte=now)
    removed, _ = drafts.delete()
    expired, _ = Receipt.objects.filter(
        agency_id=by.agency, expires_on__lt=clock.local_day(now)
    ).delete()
    return removed + expired
