"""A further form of a person's name, and the withdrawal of one, kept for ever."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.people.domain.name_forms import NameKind


class NameForm(models.Model):
    """A form of the name that somebody added to a mention, or the withdrawal of another line.

    What the complaint says stays in the person's own row, untouched. The name is sealed with the
    person's key, so that erasing the person erases it too; kind, writer and time are in clear.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    person_id = models.UUIDField()
    kind = models.CharField(max_length=12, choices=NameKind, blank=True)
    withdraws = models.UUIDField(null=True)
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField()
    sealed_name = models.BinaryField(null=True)

    class Meta:
        """A line names somebody or withdraws another line, which happens once."""

        app_label = "people"
        db_table = "people_name_form"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "withdraws"], name="people_name_form_withdrawn_once"
            ),
            models.CheckConstraint(
                condition=Q(withdraws__isnull=True, sealed_name__isnull=False) & ~Q(kind="")
                | Q(withdraws__isnull=False, sealed_name__isnull=True, kind=""),
                name="people_name_form_or_withdrawal",
            ),
        )
        indexes = (models.Index(fields=["agency_id", "person_id"], name="people_name_form_person"),)
