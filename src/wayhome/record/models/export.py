"""A file of many facts, written in parts and kept until it is fetched."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id


class Export(models.Model):
    """Which facts somebody asked for, as of which moment, and how many there are.

    `source`, `kind` and the days of publication narrow it; empty means all. It has come as far as
    its parts have; after some days it is forgotten, as it can be asked for again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    format = models.CharField(max_length=10)
    source_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    as_of = models.DateTimeField()
    total = models.PositiveIntegerField()
    asked_by = models.UUIDField(null=True)

    class Meta:
        """Days have both ends."""

        app_label = "record"
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="record_export_days_have_both_ends",
            ),
        )


class ExportPart(models.Model):
    """Some facts of an export as they stand in its file; `number` counts from 0."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    export = models.ForeignKey(
        Export, on_delete=models.CASCADE, db_constraint=False, related_name="parts"
    )
    number = models.PositiveIntegerField()
    facts = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        """A part is written once, however often its job runs."""

        app_label = "record"
        db_table = "record_export_part"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "export", "number"], name="record_export_part_once"
            ),
        )
