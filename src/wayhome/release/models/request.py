"""What somebody wrote to us about an entry."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.release.models.entry import Entry


class Request(models.Model):
    """Something is wrong, or it is about the writer; words, name and contact are sealed.

    `may_publish` is the writer's leave to put the words beside the entry. `days_counted` since it was
    settled, the last on `counted_on`; what was written is gone from `erased_at`, with its key.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, db_constraint=False, related_name="requests"
    )
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=10)
    may_publish = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_words = models.BinaryField(null=True)
    sealed_name = models.BinaryField(null=True)
    sealed_contact = models.BinaryField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    days_counted = models.PositiveSmallIntegerField(default=0)
    counted_on = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Those that wait come first, the oldest of them before the others."""

        app_label = "release"
        indexes = (
            models.Index(
                fields=["agency_id", "received_at"],
                condition=Q(settled_at__isnull=True),
                name="release_request_waiting",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, outcome="")
                | Q(~Q(outcome=""), settled_at__isnull=False),
                name="release_request_settled_says_how",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(
                    settled_at__isnull=False,
                    sealed_words__isnull=True,
                    sealed_name__isnull=True,
                    sealed_contact__isnull=True,
                ),
                name="release_request_erased_holds_nothing",
            ),
        )
