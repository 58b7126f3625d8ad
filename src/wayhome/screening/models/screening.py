"""One name held against the newest versions of all lists."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.screening.domain.listings import SubjectKind
from wayhome.screening.domain.origins import Origin


class Screening(models.Model):
    """Who held a name against which versions, when and why; the name is sealed.

    `subject_id` is the source or complaint the name came from; `follows` the screening of the same
    name before the lists changed; `known` counts entries near enough that an earlier one had shown.
    `key_id` is the key of the complaint the name came from, or one that this line of screenings has to
    itself; hits and reviews are sealed with it too, so that destroying it erases all.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.CharField(max_length=9)
    origin = models.CharField(max_length=12, choices=Origin)
    kind = models.CharField(max_length=20, choices=SubjectKind)
    subject_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=20)
    follows = models.UUIDField(null=True)
    versions = ArrayField(models.UUIDField())
    rules = models.PositiveSmallIntegerField()
    hits = models.PositiveSmallIntegerField()
    known = models.PositiveSmallIntegerField()
    further = models.PositiveSmallIntegerField()
    screened_by = models.UUIDField(null=True)
    screened_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_name = models.BinaryField(null=True)

    class Meta:
        """A screening is followed once, so that its history is one line."""

        app_label = "screening"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="screening_code"),
            models.UniqueConstraint(
                fields=["agency_id", "follows"], name="screening_followed_once"
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "-screened_at", "-id"], name="screening_newest"),
        )
