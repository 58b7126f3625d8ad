"""A progress report as it was given to a partner."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Value

from wayhome.kernel.ids import new_id


class ProgressReport(models.Model):
    """The figures of one period for one agreement, small cells already hidden; never changed.

    Two reports for a partner never overlap, not even under different agreements: the difference of
    overlapping periods or scopes could give back what each of them hides. `figures` is the JSON form of `wayhome.insight.domain.report.Report`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    partner_agency_id = models.UUIDField()
    agreement_id = models.UUIDField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    figures = models.JSONField()
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """One report for each partner and day at most."""

        app_label = "insight"
        db_table = "insight_progress_report"
        constraints = (
            ExclusionConstraint(
                name="insight_progress_report_periods",
                expressions=[
                    ("agency_id", RangeOperators.EQUAL),
                    ("partner_agency_id", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        )
