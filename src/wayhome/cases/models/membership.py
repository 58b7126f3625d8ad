"""Which complaints a case is about."""

from django.db import models
from django.db.models import Q

from wayhome.cases.models.case import Case
from wayhome.kernel.ids import new_id


class CaseComplaint(models.Model):
    """A complaint in a case, until it is taken out; in one case at a time.

    `lodged_at` and `lodger_agency_id` repeat the complaint's own, so that figures by period of
    lodging need no other room. The persons of a case are whom its complaints mention; who is whom
    is said by the register of persons alone, at the moment somebody asks.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, db_constraint=False, related_name="complaints"
    )
    complaint_id = models.UUIDField()
    lodged_at = models.DateTimeField()
    lodger_agency_id = models.UUIDField(null=True)
    attached_at = models.DateTimeField()
    attached_by = models.UUIDField(null=True)
    detached_at = models.DateTimeField(null=True)

    class Meta:
        """A complaint counts once: two cases cannot both hold it."""

        app_label = "cases"
        db_table = "cases_case_complaint"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id"],
                condition=Q(detached_at__isnull=True),
                name="cases_complaint_one_case",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "case"], name="cases_complaint_case"),
            models.Index(fields=["agency_id", "lodged_at"], name="cases_complaint_lodged"),
        )
