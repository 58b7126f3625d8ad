"""The sites that an operation is held at."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.kinds import SiteKind
from wayhome.operations.models.operation import Operation


class Site(models.Model):
    """A place of the room `sites`, where address and coordinates stand sealed; here only its use."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="sites"
    )
    place_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=SiteKind)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """A place is added once."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "place_id"], name="operations_site_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=SiteKind.values), name="operations_site_kind"
            ),
        )
