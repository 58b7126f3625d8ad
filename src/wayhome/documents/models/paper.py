"""A paper of a case, its versions, and every time that one left."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from wayhome.documents.domain.papers import PaperKind, PaperState
from wayhome.kernel.ids import new_id


class Paper(models.Model):
    """One paper: what kind it is and where it stands. What it says is in its versions, sealed.

    `complaint_id` names the person of the case whom it is about, where it is about one. A paper
    that was written here knows its `template`, `language` and `recipient`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=12, choices=PaperKind)
    state = models.CharField(max_length=12, choices=PaperState, default=PaperState.KEPT)
    template = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, blank=True)
    recipient = models.CharField(max_length=60, blank=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """Listed by case."""

        app_label = "documents"
        indexes = (
            models.Index(fields=["agency_id", "case_id", "added_at"], name="documents_paper_case"),
        )


class Version(models.Model):
    """What a paper says since a moment, sealed with the key of the case; never changed.

    `groups` are the field groups that stand in it, for a paper that was written here: they are what
    must be covered before it leaves.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, db_constraint=False, related_name="versions"
    )
    number = models.PositiveIntegerField()
    media_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    groups = ArrayField(models.CharField(max_length=20), default=list)
    sealed_name = models.BinaryField(null=True)
    sealed_content = models.BinaryField(null=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """Versions of a paper are counted from one."""

        app_label = "documents"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "paper", "number"], name="documents_version_number"
            ),
        )


class HandOver(models.Model):
    """A version left: to whom, for what, and the consents or legal bases that covered it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, db_constraint=False, related_name="hand_overs"
    )
    recipient = models.CharField(max_length=60)
    purpose = models.CharField(max_length=20)
    way = models.CharField(max_length=20)
    groups = ArrayField(models.CharField(max_length=20))
    grounds = ArrayField(models.UUIDField())
    handed_at = models.DateTimeField()
    handed_by = models.UUIDField(null=True)

    class Meta:
        """Read with the version."""

        app_label = "documents"
        indexes = (models.Index(fields=["agency_id", "version"], name="documents_hand_over"),)
