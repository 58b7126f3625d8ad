"""A note on a case."""

from django.db import models

from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class Note(models.Model):
    """What somebody wrote down, sealed. Its id comes with the form, so that it is added once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="notes"
    )
    sealed_text = models.BinaryField(null=True)
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)

    class Meta:
        """Read with the case."""

        app_label = "cases"
        indexes = (
            models.Index(fields=["agency_id", "case", "written_at"], name="cases_note_case"),
        )
