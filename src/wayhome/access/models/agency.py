"""An agency: a body that receives, works on, or lodges complaints."""

from django.db import models

from wayhome.access.domain.agencies import AgencyKind
from wayhome.kernel.ids import new_id


class Agency(models.Model):
    """One agency of this instance; it owns rows, and its people see only those."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=AgencyKind)
    country = models.CharField(max_length=3, blank=True)
    province = models.CharField(max_length=10, blank=True)
    receives = models.BooleanField(default=False)

    class Meta:
        """At most one agency receives what comes over the public page."""

        app_label = "access"
        constraints = (
            models.UniqueConstraint(
                fields=["receives"],
                condition=models.Q(receives=True),
                name="access_agency_one_receives",
            ),
        )

    def __str__(self) -> str:
        """The agency's own name, which is public."""
        return self.name
