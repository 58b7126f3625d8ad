"""A list that a body publishes."""

from django.db import models

from wayhome.kernel.ids import new_id


class SanctionsList(models.Model):
    """One public list, kept by the agency that imports it and read by all staff of the instance."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    code = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=200, blank=True)

    class Meta:
        """A list has one keeper, or two agencies would show the same entry twice."""

        app_label = "screening"
        db_table = "screening_list"

    def __str__(self) -> str:
        """The title, which is public."""
        return self.title
