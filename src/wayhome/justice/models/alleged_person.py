"""An alleged person in one case."""

from django.db import models

from wayhome.kernel.ids import new_id


class AllegedPerson(models.Model):
    """Somebody who is alleged to have had a part in one case, called by a code.

    Everything that says who it is stands in tellings, sealed with the key `key_id`, which is theirs
    alone: destroying it erases the person and leaves the case. The same person in two cases is
    two rows, joined by judgements and by nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.CharField(max_length=9)
    case_id = models.UUIDField()
    key_id = models.UUIDField()
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """Found by case."""

        app_label = "justice"
        db_table = "justice_alleged_person"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="justice_alleged_code"),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="justice_alleged_case"),)
