"""A place as one report describes it."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.sites.domain.origins import Origin


class Place(models.Model):
    """One description of somewhere, sealed with a key of its own; only the province is in clear.

    `site_id` is the id of the place that stands for all those held to be this one: the earliest
    registered among them, the place itself while nobody judged otherwise. `told_at` is when the
    complaint was lodged or when staff wrote. A place belongs to a complaint, a case, or neither.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.CharField(max_length=9)
    site_id = models.UUIDField()
    origin = models.CharField(max_length=10, choices=Origin)
    complaint_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    province = models.CharField(max_length=10, blank=True)
    is_telling = models.BooleanField()
    told_at = models.DateTimeField()
    told_by = models.UUIDField(null=True)
    registered_at = models.DateTimeField()
    key_id = models.UUIDField()
    sealed_told = models.BinaryField(null=True)

    class Meta:
        """A complaint is registered once, however often the job runs."""

        app_label = "sites"
        constraints = (
            models.UniqueConstraint(fields=["agency_id", "code"], name="sites_place_code"),
            models.UniqueConstraint(
                fields=["agency_id", "complaint_id"],
                condition=Q(origin=Origin.COMPLAINT),
                name="sites_place_once",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "site_id"], name="sites_place_site"),
            models.Index(fields=["agency_id", "complaint_id"], name="sites_place_complaint"),
            models.Index(fields=["agency_id", "case_id"], name="sites_place_case"),
        )
