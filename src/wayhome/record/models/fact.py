"""A fact of the record: that somebody said or wrote so, with the exact words."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.record.models.passage import Passage
from wayhome.record.models.proposal import Proposal


class Fact(models.Model):
    """What a reviewer took from a passage; it cannot be without one.

    `fields` and `names` are as in a proposal. A fact of what happened to somebody stands only
    once a second reviewer has confirmed it. A withdrawn fact stays, with day and reason.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    fields = models.JSONField()
    names = models.JSONField(default=dict)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, db_constraint=False, related_name="facts"
    )
    proposal = models.ForeignKey(
        Proposal, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="facts"
    )
    made_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    needs_second = models.BooleanField(default=False)
    confirmed_by = models.UUIDField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        """Nobody confirms what they made themselves; a proposal gives one standing fact."""

        app_label = "record"
        indexes = (models.Index(fields=["kind", "made_at"], name="record_fact_kind"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(needs_second=False)
                | Q(confirmed_at__isnull=True)
                | ~Q(confirmed_by=F("made_by")),
                name="record_fact_second_is_another",
            ),
            models.CheckConstraint(
                condition=Q(needs_second=True) | Q(confirmed_at__isnull=False),
                name="record_fact_stands_at_once_unless_two",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "proposal"],
                condition=Q(withdrawn_at__isnull=True),
                name="record_fact_of_proposal_once",
            ),
        )
