"""What every table about something to be erased names it by."""

from django.db import models
from django.db.models import Q

from wayhome.erasure.domain.subjects import Subject, case_subject, complaint_subject


class OfSubject(models.Model):
    """Is about a case or about a complaint: exactly one of the two."""

    agency_id = models.UUIDField()
    case_id = models.UUIDField(null=True)
    complaint_id = models.UUIDField(null=True)

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def subject(self) -> Subject:
        """The case or the complaint."""
        if self.case_id is not None:
            return case_subject(self.case_id)
        if self.complaint_id is not None:
            return complaint_subject(self.complaint_id)
        raise ValueError("The database holds no row about nothing.")


def one_subject(name: str) -> models.CheckConstraint:
    """The constraint that a row is about one thing and not about two or none."""
    return models.CheckConstraint(
        condition=Q(case_id__isnull=False, complaint_id__isnull=True)
        | Q(case_id__isnull=True, complaint_id__isnull=False),
        name=name,
    )
