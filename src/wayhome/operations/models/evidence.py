"""An item of the evidence register."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.evidence import EvidenceKind
from wayhome.operations.models.operation import Operation


class Evidence(models.Model):
    """Something taken or noted at an operation, by a number inside it. Added, never changed.

    What it is and where it is kept stand sealed; so does a file, where there is one, with its name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="evidence"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=EvidenceKind)
    taken_at = models.DateTimeField()
    sealed_words = models.BinaryField(null=True)
    media_type = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField(default=0)
    sealed_file = models.BinaryField(null=True)
    sealed_file_name = models.BinaryField(null=True)
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField(null=True)

    class Meta:
        """Numbers are unique inside an operation."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "number"], name="operations_evidence_number"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=EvidenceKind.values), name="operations_evidence_kind"
            ),
        )
