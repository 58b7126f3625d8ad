"""What a search finds: a text or a fact, with the words it is found by."""

from django.db import models
from django.db.models import Q

from wayhome.kernel.ids import new_id
from wayhome.record.models.fact import Fact
from wayhome.record.models.source import TextVersion


class SearchEntry(models.Model):
    """A text version, or a fact of one, as a search finds it.

    `phrases` is the text in which quoted words are looked for, and `made_with` the rules that cut
    it into words. Of the versions of a text only the newest is current; every fact is.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    text_version = models.ForeignKey(
        TextVersion, on_delete=models.PROTECT, db_constraint=False, related_name="search_entries"
    )
    fact = models.ForeignKey(
        Fact, null=True, on_delete=models.PROTECT, db_constraint=False, related_name="+"
    )
    phrases = models.TextField()
    made_with = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    is_current = models.BooleanField(default=True)

    class Meta:
        """One for each text version and each fact."""

        app_label = "record"
        db_table = "record_search_entry"
        constraints = (
            models.UniqueConstraint(
                fields=["agency_id", "text_version"],
                condition=Q(fact__isnull=True),
                name="record_search_text_once",
            ),
            models.UniqueConstraint(
                fields=["agency_id", "fact"],
                condition=Q(fact__isnull=False),
                name="record_search_fact_once",
            ),
        )
        indexes = (models.Index(fields=["made_at"], name="record_search_made"),)


class SearchWord(models.Model):
    """A word of an entry and how often it stands there; asked by equality only.

    Operators of text search leak, so that row-level security keeps them from every index; equality
    does not.
    """

    pk = models.CompositePrimaryKey("word", "agency_id", "entry_id")
    word = models.CharField(max_length=60)
    agency_id = models.UUIDField()
    entry = models.ForeignKey(
        SearchEntry, on_delete=models.PROTECT, db_constraint=False, related_name="words"
    )
    hits = models.PositiveSmallIntegerField()
    in_title = models.BooleanField()

    class Meta:
        """Found by word; removed by entry."""

        app_label = "record"
        db_table = "record_search_word"
