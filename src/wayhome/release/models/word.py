"""What an entry is found by."""

from django.db import models


class Word(models.Model):
    """One word of one entry as searches ask for it; asked by equality only."""

    pk = models.CompositePrimaryKey("agency_id", "word", "entry_id")
    agency_id = models.UUIDField()
    word = models.CharField(max_length=64)
    entry_id = models.UUIDField()

    class Meta:
        """Found by word, over all agencies; removed by entry."""

        app_label = "release"
        indexes = (
            models.Index(fields=["word", "entry_id"], name="release_word_found"),
            models.Index(fields=["agency_id", "entry_id"], name="release_word_entry"),
        )
