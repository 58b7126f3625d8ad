"""What is told of an alleged person."""

from django.db import models
from django.db.models import Q

from wayhome.justice.domain.relations import Forced, Relation
from wayhome.kernel.ids import new_id


class Telling(models.Model):
    """All that is told of an alleged person from a moment on. Added, never changed; the last holds.

    `roles` are codes of HTCDS `per_RoleInProcess`; `relation` is that to the person of the complaint
    `complaint_id`, or to all persons of the case when it is empty. A telling that takes the person
    back has no identity: whoever was named by mistake is not looked for any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    alleged_id = models.UUIDField()
    number = models.PositiveIntegerField()
    roles = models.JSONField()
    relation = models.CharField(max_length=12, choices=Relation)
    complaint_id = models.UUIDField(null=True)
    may_be_forced = models.CharField(max_length=7, choices=Forced)
    is_withdrawn = models.BooleanField(default=False)
    sealed_identity = models.BinaryField(null=True)
    told_at = models.DateTimeField()
    told_by = models.UUIDField(null=True)

    class Meta:
        """Two people cannot tell the next at once; only whoever is taken back has no identity."""

        app_label = "justice"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "alleged_id", "number"], name="justice_telling_number"
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=True, sealed_identity__isnull=True)
                | Q(is_withdrawn=False, sealed_identity__isnull=False),
                name="justice_telling_identity",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=Relation.values, may_be_forced__in=Forced.values),
                name="justice_telling_codes",
            ),
        )
