"""A provider of services."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id


class Provider(models.Model):
    """Who gives which services to whom, where, and in which languages; one agency's own directory.

    `capacity` is how many can be helped at once: beds for a shelter, places otherwise; None when
    nobody said. Contacts and the place are sealed with the provider's own key, apart from each other.
    `partner_agency_id` is the provider's own agency, when it uses this instance.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    key_id = models.UUIDField()
    name = models.CharField(max_length=200)
    kinds = ArrayField(models.CharField(max_length=30))
    provinces = ArrayField(models.CharField(max_length=10), default=list)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    sexes = ArrayField(models.CharField(max_length=10), default=list)
    youngest = models.PositiveSmallIntegerField(null=True)
    oldest = models.PositiveSmallIntegerField(null=True)
    capacity = models.PositiveSmallIntegerField(null=True)
    partner_agency_id = models.UUIDField(null=True)
    sealed_contacts = models.BinaryField(null=True)
    sealed_location = models.BinaryField(null=True)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)

    class Meta:
        """Ages in their order."""

        app_label = "care"
        constraints = (
            models.CheckConstraint(
                condition=Q(youngest__isnull=True)
                | Q(oldest__isnull=True)
                | Q(oldest__gte=F("youngest")),
                name="care_provider_ages",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "is_active", "name"], name="care_provider_list"),
        )
