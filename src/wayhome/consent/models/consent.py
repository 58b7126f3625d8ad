"""What a person agreed to, as it was explained and said."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from wayhome.consent.domain.explaining import (
    GROWN_UP,
    Age,
    Assent,
    ExplainedHow,
    GivenBy,
    Point,
    Relation,
)
from wayhome.consent.domain.languages import Language
from wayhome.kernel.ids import new_id

_GROWN_UP = sorted(age.value for age in GROWN_UP)


class Consent(models.Model):
    """One talk in which a person of a case, or a guardian, agreed to items. Added, never changed.

    `complaint_id` is the earliest complaint that tells of the person. `until` is the first moment at
    which it counts no longer. `explained_by` is a colleague; an interpreter's and a guardian's name
    and whatever else was said stand in `sealed_words`, `{"guardian": …, "interpreter": …, "note": …}`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    case_id = models.UUIDField()
    complaint_id = models.UUIDField()
    explained_by = models.UUIDField()
    explained_how = models.CharField(max_length=20, choices=ExplainedHow)
    language = models.CharField(max_length=3, choices=Language)
    points = ArrayField(models.CharField(max_length=20, choices=Point))
    age = models.CharField(max_length=20, choices=Age)
    given_by = models.CharField(max_length=10, choices=GivenBy)
    guardian_relation = models.CharField(max_length=20, choices=Relation, blank=True)
    assent = models.CharField(max_length=10, choices=Assent, blank=True)
    given_at = models.DateTimeField()
    until = models.DateTimeField()
    sealed_words = models.BinaryField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)

    class Meta:
        """It ends after it begins; a guardian gives it for whoever is not known to be grown up."""

        app_label = "consent"
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gt=F("given_at")), name="consent_consent_order"
            ),
            models.CheckConstraint(
                condition=Q(
                    age__in=_GROWN_UP, given_by=GivenBy.PERSON, guardian_relation="", assent=""
                )
                | (
                    Q(
                        given_by=GivenBy.GUARDIAN,
                        guardian_relation__in=Relation.values,
                        assent__in=[Assent.GIVEN, Assent.TOO_YOUNG],
                        sealed_words__isnull=False,
                    )
                    & ~Q(age__in=_GROWN_UP)
                ),
                name="consent_consent_given_by",
            ),
        )
        indexes = (models.Index(fields=["agency_id", "case_id"], name="consent_consent_case"),)
