"""A form that was filled in for a case, and every revision of its answers."""

from django.db import models

from wayhome.access.domain.field_groups import FieldGroup
from wayhome.forms.models.form import Form, Version
from wayhome.kernel.ids import new_id


class Submission(models.Model):
    """A form of a case; `number` is that of the revision that holds now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    form = models.ForeignKey(
        Form, on_delete=models.PROTECT, db_constraint=False, related_name="submissions"
    )
    number = models.PositiveIntegerField(default=1)
    began_at = models.DateTimeField()

    class Meta:
        """Listed by case and by form."""

        app_label = "forms"
        indexes = (
            models.Index(fields=["agency_id", "case_id"], name="forms_submission_case"),
            models.Index(fields=["agency_id", "form"], name="forms_submission_form"),
        )


class Revision(models.Model):
    """The answers as somebody sent them, on one version of the form. Added, never changed.

    `clear` holds the answers of class C1: `{"once": {…}, "repeats": {…}}`. The rest is sealed in
    the parts. The id comes with the page, so that it is added once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    submission = models.ForeignKey(
        Submission, on_delete=models.PROTECT, db_constraint=False, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, db_constraint=False)
    clear = models.JSONField(default=dict)
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)

    class Meta:
        """Counted from one within the submission."""

        app_label = "forms"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "submission", "number"], name="forms_revision_number"
            ),
        )


class Part(models.Model):
    """The sealed answers of one field group in a revision, with the key of the case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, db_constraint=False, related_name="parts"
    )
    group = models.CharField(max_length=20, choices=FieldGroup)
    sealed_answers = models.BinaryField(null=True)

    class Meta:
        """One for each field group."""

        app_label = "forms"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "revision", "group"], name="forms_part_group"
            ),
        )


class AnswerToken(models.Model):
    """A keyed hash of one word of an answer: asked by equality only, and opens nothing."""

    pk = models.CompositePrimaryKey("agency_id", "token", "revision_id")
    agency_id = models.UUIDField()
    token = models.BigIntegerField()
    revision_id = models.UUIDField()

    class Meta:
        """Found by token; removed by revision."""

        app_label = "forms"
        db_table = "forms_answer_token"
        indexes = (models.Index(fields=["agency_id", "revision_id"], name="forms_answer_token_of"),)
