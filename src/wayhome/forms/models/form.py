"""A form of an agency, and its versions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from wayhome.forms.domain.uploads import FileKind
from wayhome.forms.domain.versions import VersionState
from wayhome.kernel.ids import new_id


class Form(models.Model):
    """What the versions of a form have in common: its name, and the title of the newest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=200)

    class Meta:
        """A name stands for one form of an agency."""

        app_label = "forms"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "name"], name="forms_form_name"),
        )


class Version(models.Model):
    """One version of a form, whole: the file as it was brought, and what was read from it.

    Nothing of it changes but where it stands; answers stay readable by the version they were given
    on. A form holds questions and no answers, so it is not sealed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    form = models.ForeignKey(
        Form, on_delete=models.PROTECT, db_constraint=False, related_name="versions"
    )
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.DRAFT)
    languages = ArrayField(models.CharField(max_length=80), default=list)
    definition = models.JSONField()
    xform = models.TextField()
    warnings = models.JSONField(default=list)
    kind = models.CharField(max_length=4, choices=[(kind, kind) for kind in FileKind])
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """Counted from one; the same content is one version, and one at most is filled in."""

        app_label = "forms"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "form", "number"], name="forms_version_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "form", "digest"], name="forms_version_content"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "form", "label"], name="forms_version_label"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "form"],
                condition=Q(state=VersionState.PUBLISHED),
                name="forms_version_published",
            ),
        )
