"""A search that somebody keeps, and what it found since."""

from django.db import models

from wayhome.kernel.ids import new_id
from wayhome.record.models.search_entry import SearchEntry


class SavedSearch(models.Model):
    """What one person looks for, sealed: it may tell whom the agency knows of.

    `looked_at` is when they last saw what was new, `checked_at` up to when new texts were compared
    with it. `state` is that of the facts looked for (`domain.searches.FactState`).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    owned_by = models.UUIDField()
    key_id = models.UUIDField()
    sealed_search = models.BinaryField()
    state = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    looked_at = models.DateTimeField()
    checked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Found by whose it is."""

        app_label = "record"
        db_table = "record_saved_search"
        indexes = (
            models.Index(fields=["agency_id", "owned_by"], name="record_saved_search_owner"),
        )


class SearchHit(models.Model):
    """Something that a saved search found after it was saved."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    saved_search = models.ForeignKey(
        SavedSearch, on_delete=models.PROTECT, db_constraint=False, related_name="hits"
    )
    # The agency that added a source need not be the one that searches.
    entry = models.ForeignKey(
        SearchEntry, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    found_at = models.DateTimeField()

    class Meta:
        """A search finds each thing once."""

        app_label = "record"
        db_table = "record_search_hit"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "saved_search", "entry"], name="record_search_hit_once"
            ),
        )
