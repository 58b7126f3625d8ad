"""A person who was found at an operation."""

from django.db import models
from django.db.models import F, Q

from wayhome.kernel.ids import new_id
from wayhome.operations.domain.persons import AgeBand, PersonState, Sex
from wayhome.operations.models.operation import Operation


class Person(models.Model):
    """Somebody found there, by a number inside the operation; the name stands sealed.

    `complaint_id` is the complaint of `case_id` that tells of the same person, once that is known.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, on_delete=models.PROTECT, db_constraint=False, related_name="persons"
    )
    number = models.PositiveSmallIntegerField()
    sex = models.CharField(max_length=10, choices=Sex, blank=True)
    age_band = models.CharField(max_length=6, choices=AgeBand, blank=True)
    state = models.CharField(max_length=12, choices=PersonState)
    located_on = models.DateField()
    freed_on = models.DateField(null=True)
    complaint_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    sealed_name = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """Numbers and known persons are unique inside an operation; nobody is freed before found."""

        app_label = "operations"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "operation", "number"], name="operations_person_number"
            ),
            models.UniqueConstraint(
                fields=["agency_id", "operation", "complaint_id"],
                condition=Q(complaint_id__isnull=False),
                name="operations_person_known_once",
            ),
            models.CheckConstraint(
                condition=Q(freed_on__isnull=True) | Q(freed_on__gte=F("located_on")),
                name="operations_person_freed_after",
            ),
            models.CheckConstraint(
                condition=Q(state__in=PersonState.values), name="operations_person_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["freed", "safe"]) | Q(freed_on__isnull=False),
                name="operations_person_free_since",
            ),
            models.CheckConstraint(
                condition=Q(case_id__isnull=True) | Q(complaint_id__isnull=False),
                name="operations_person_of_case",
            ),
        )
        indexes = (
            models.Index(fields=["agency_id", "freed_on"], name="operations_freed"),
            models.Index(fields=["agency_id", "case_id"], name="operations_person_case"),
        )
