"""A request with everything that belongs to it, and what was judged of it."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.record.models.fact import Fact


class Thread(models.Model):
    """A request as a reviewer follows it; begins with the fact that tells it.

    One that was begun in error is ended with a reason, and stays.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    begins_with = models.ForeignKey(
        Fact, on_delete=models.PROTECT, db_constraint=False, related_name="begun_threads"
    )
    begun_by = models.UUIDField(null=True)
    begun_at = models.DateTimeField()
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=500, blank=True)

    class Meta:
        """A request is followed once at a time."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "begins_with"],
                condition=Q(ended_at__isnull=True),
                name="record_thread_begins_once",
            ),
        )


class ThreadLine(models.Model):
    """Somebody added a fact to a thread, removed it, or undid the line before about that fact."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    thread = models.ForeignKey(
        Thread, on_delete=models.PROTECT, db_constraint=False, related_name="lines"
    )
    number = models.PositiveIntegerField()
    fact = models.ForeignKey(
        Fact, on_delete=models.PROTECT, db_constraint=False, related_name="thread_lines"
    )
    event = models.CharField(max_length=8)
    reasons = models.JSONField(default=list)
    said = models.CharField(max_length=500, blank=True)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Two people cannot change a thread at once."""

        app_label = "record"
        db_table = "record_thread_line"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "thread", "number"], name="record_thread_line_number"
            ),
        )


class Standing(models.Model):
    """A dated judgement of a thread's request, or of a commitment in it; never changed.

    Without a verdict it takes the one before back. `rests_on` is the first of its evidence: kept and
    broken cannot be without.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    thread = models.ForeignKey(
        Thread, on_delete=models.PROTECT, db_constraint=False, related_name="standings"
    )
    number = models.PositiveIntegerField()
    commitment = models.ForeignKey(
        Fact, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="standings"
    )
    verdict = models.CharField(max_length=12, blank=True)
    as_of = models.DateField()
    rests_on = models.ForeignKey(
        Fact, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="grounds"
    )
    reason = models.CharField(max_length=500)
    judged_by = models.UUIDField(null=True)
    judged_at = models.DateTimeField()

    class Meta:
        """Kept and broken rest on a fact, and not on the very promise they judge."""

        app_label = "record"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "thread", "number"], name="record_standing_number"
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=["kept", "broken"]) | Q(rests_on__isnull=False),
                name="record_standing_needs_evidence",
            ),
            models.CheckConstraint(
                condition=Q(commitment__isnull=True)
                | Q(rests_on__isnull=True)
                | ~Q(commitment=models.F("rests_on")),
                name="record_standing_rests_on_another",
            ),
        )


class StandingEvidence(models.Model):
    """A further fact that a judgement rests on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    standing = models.ForeignKey(
        Standing, on_delete=models.PROTECT, db_constraint=False, related_name="further"
    )
    fact = models.ForeignKey(
        Fact, on_delete=models.PROTECT, db_constraint=False, related_name="further_grounds"
    )

    class Meta:
        """A fact is named once."""

        app_label = "record"
        db_table = "record_standing_evidence"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "standing", "fact"], name="record_standing_evidence_once"
            ),
        )
