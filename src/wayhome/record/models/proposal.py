"""What a rule proposes of a text, and what reviewers decided of it."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.record.models.source import TextVersion


class Proposal(models.Model):
    """A fact that a rule reads in a text version; never changed.

    `fields` are those of the fact, spans and all; `names` what its entities are called. `start` and
    `end` are where its words stand. `digest` keeps the same proposal from being made twice, and
    `read_with` names the rules that made it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="proposals"
    )
    kind = models.CharField(max_length=20)
    fields = models.JSONField()
    names = models.JSONField(default=dict)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=80)
    read_with = models.CharField(max_length=32)
    digest = models.BinaryField()
    proposed_at = models.DateTimeField()

    class Meta:
        """A text proposes the same thing once."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "text_version", "digest"], name="record_proposal_once"
            ),
        )
        indexes = (models.Index(fields=["agency_id", "rule"], name="record_proposal_rule"),)


class Decision(models.Model):
    """A verdict on a proposal, or the taking back of the one before; `number` counts from 1."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    proposal = models.ForeignKey(
        Proposal, on_delete=models.PROTECT, db_constraint=False, related_name="decisions"
    )
    number = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        """Two people cannot decide at once."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "proposal", "number"], name="record_decision_number"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="record_decision_counts_from_one"
            ),
        )
