"""A list as one file had it."""

from django.db import models

from wayhome.kernel.ids import new_id


class Version(models.Model):
    """What one file made of a list: its fingerprint, and how it differs from the version before.

    `published_at` is what the file says of itself, as written there.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    list = models.ForeignKey(
        "screening.SanctionsList",
        on_delete=models.PROTECT,
        db_constraint=False,
        related_name="versions",
    )
    number = models.PositiveIntegerField()
    sha256 = models.BinaryField()
    format = models.CharField(max_length=20)
    published_at = models.CharField(max_length=40, blank=True)
    imported_at = models.DateTimeField()
    imported_by = models.UUIDField(null=True)
    entries = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()

    class Meta:
        """Numbers count from 1 in each list."""

        app_label = "screening"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "list", "number"], name="screening_version_number"
            ),
        )
