"""Two mentions that may be one subject."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.record.domain.subject_verdicts import PairState


class SubjectPair(models.Model):
    """A proposed join with its reasons as codes and weights.

    `worth` orders the pile: what speaks for the join and how many facts hang on it. `state` is what
    the judgements in force say. Where a person of concern is touched `needs_second` is set with a
    "same", `said_by` and `seconded_by` are whose words join the two.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    left_id = models.UUIDField()
    right_id = models.UUIDField()
    kind = models.CharField(max_length=10)
    worth = models.FloatField()
    reasons = models.JSONField()
    state = models.CharField(max_length=12, choices=PairState, default=PairState.OPEN)
    needs_second = models.BooleanField(default=False)
    said_by = models.UUIDField(null=True)
    seconded_by = models.UUIDField(null=True)
    proposed_at = models.DateTimeField()

    class Meta:
        """Two mentions make one pair; nobody is the second reviewer of their own word."""

        app_label = "record"
        db_table = "record_subject_pair"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "left_id", "right_id"], name="record_subject_pair_once"
            ),
            models.CheckConstraint(
                condition=Q(left_id__lt=F("right_id")), name="record_subject_pair_ordered"
            ),
            models.CheckConstraint(
                condition=~Q(state=PairState.SAME)
                | Q(needs_second=False)
                | (
                    Q(said_by__isnull=False, seconded_by__isnull=False)
                    & ~Q(said_by=F("seconded_by"))
                ),
                name="record_subject_pair_second_is_another",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "state", "-worth", "id"], name="record_pair_pile"),
            models.Index(fields=["agency_id", "right_id"], name="record_pair_right"),
        )
