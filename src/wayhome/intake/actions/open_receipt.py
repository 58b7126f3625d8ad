"""Open a receipt: a slow hash, one look-up, and the lodger's context for one complaint."""

from wayhome.audit.actions.leave import About, leave_leaf
from wayhome.audit.domain.tags import Tag
from wayhome.intake.actions.lodge import RECEIPT_LIFE, receipt_row_id
from wayhome.intake.actions.take_token import Lane, take_token
from wayhome.intake.domain.receipt import Receipt as Secret
from wayhome.intake.models import Receipt
from wayhome.kernel import clock, context
from wayhome.kernel.actor import Actor
from wayhome.kernel.context import Context


class ReceiptUnknown(Exception):
    """No complaint answers to this receipt, or the receipt has expired."""


def open_receipt(typed: str) -> Actor:
    """The lodger of the complaint that a typed receipt leads to; its life begins anew.

    Raises ReceiptNotUnderstood before anything slow is done, TooManyNow when the shared budget is
    spent, ReceiptUnknown after exactly the same work as a right one.
    """
    secret = Secret.parse(typed)
    take_token(Lane.OPEN)
    receipt_id = receipt_row_id(secret)
    context.enter(Context(scope="intake", subject=receipt_id))
    day = clock.local_today()
    row = Receipt.objects.filter(id=receipt_id, expires_on__gte=day).first()
    if row is None:
        raise ReceiptUnknown
    if row.last_used_on != day:
        Receipt.objects.filter(id=receipt_id).update(
            last_used_on=day, expires_on=day + RECEIPT_LIFE
        )
    lodger = Actor.lodger(row.agency_id, row.complaint_id)
    leave_leaf(
        by=lodger,
        tag=Tag.INTAKE_RECEIPT_OPENED,
        about=About(kind="complaint", id=row.complaint_id),
    )
    return lodger
