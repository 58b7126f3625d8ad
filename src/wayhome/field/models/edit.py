"""What was written in the field."""

from django.db import models

from wayhome.field.domain.edit_states import EditState
from wayhome.field.domain.kinds import EditKind
from wayhome.field.domain.replies import Why
from wayhome.field.models.taking import Taking
from wayhome.kernel.ids import new_id


class FieldEdit(models.Model):
    """One edit, kept for ever as it was written.

    `client_id` is the number that the device gave it, and `fingerprint` a keyed hash of its content:
    the same again is known again, something else under the same number is refused. Codes stand in
    `base` (what the writer saw) and `written`; a free text is sealed with the key of its case. `office`
    is what the office had where both had changed a thing. `device_at` proves nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    taking = models.ForeignKey(
        Taking, on_delete=models.PROTECT, db_constraint=False, related_name="edits"
    )
    client_id = models.UUIDField()
    case_id = models.UUIDField()
    kind = models.CharField(max_length=12, choices=EditKind)
    about = models.CharField(max_length=60, blank=True)
    about_version = models.CharField(max_length=60, blank=True)
    after = models.UUIDField(null=True)
    sequence = models.PositiveIntegerField()
    base = models.JSONField(default=dict)
    written = models.JSONField(default=dict)
    office = models.JSONField(default=dict)
    sealed_text = models.BinaryField(null=True)
    fingerprint = models.CharField(max_length=64)
    device_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=EditState)
    why = models.CharField(max_length=20, choices=Why, blank=True)
    written_by = models.UUIDField()
    received_at = models.DateTimeField()
    handed_in_by = models.UUIDField()

    class Meta:
        """A number is used once in a taking."""

        app_label = "field"
        db_table = "field_edit"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "taking", "client_id"], name="field_edit_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=EditState.values), name="field_edit_state"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=EditKind.NOTE, sealed_text__isnull=False)
                | (~models.Q(kind=EditKind.NOTE) & models.Q(sealed_text__isnull=True)),
                name="field_edit_text",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "received_at"], name="field_edit_open"),
            models.Index(fields=["agency_id", "case_id"], name="field_edit_case"),
        )
