"""A figure that a source states."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.record.models.fact import Fact
from wayhome.record.models.passage import Passage


class ClaimedFigure(models.Model):
    """Who says which number of what, for which period, in which passage.

    `indicator` is the code of the definition it claims to measure, empty when none fits. The
    figure is a claim: it says that somebody said so, and nothing more. `fact` is the confirmed fact
    it was taken from; without one somebody marked the words by hand. It ends with its fact.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, db_constraint=False, related_name="figures"
    )
    fact = models.ForeignKey(
        Fact, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="figures"
    )
    value = models.DecimalField(max_digits=18, decimal_places=4)
    is_approximate = models.BooleanField(default=False)
    unit = models.CharField(max_length=60)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    according_to = models.CharField(max_length=200)
    indicator = models.CharField(max_length=60, blank=True)
    marked_by = models.UUIDField(null=True)
    marked_at = models.DateTimeField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """A period has both ends, in order; a fact is held beside one indicator at a time."""

        app_label = "record"
        db_table = "record_claimed_figure"
        indexes = (
            models.Index(fields=["indicator", "starts_on", "ends_on"], name="record_figure_claim"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True, ends_on__isnull=True)
                | models.Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="record_figure_period_has_both_ends",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "fact"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="record_figure_of_fact_once",
            ),
        )
