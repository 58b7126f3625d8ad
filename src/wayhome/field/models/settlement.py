"""How an edit that could not simply be written was settled."""

from django.db import models

from wayhome.field.domain.replies import Choice
from wayhome.field.models.edit import FieldEdit
from wayhome.kernel.ids import new_id


class Settlement(models.Model):
    """What somebody chose, once; `office` is what stood then, `result` what stands after it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    edit = models.ForeignKey(
        FieldEdit, on_delete=models.PROTECT, db_constraint=False, related_name="settlements"
    )
    choice = models.CharField(max_length=10, choices=Choice)
    office = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    settled_at = models.DateTimeField()
    settled_by = models.UUIDField()

    class Meta:
        """An edit is settled once."""

        app_label = "field"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "edit"], name="field_settlement_once"),
            models.CheckConstraint(
                condition=models.Q(choice__in=Choice.values), name="field_settlement_choice"
            ),
        )
