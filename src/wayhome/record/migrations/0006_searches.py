"""Words to search by, and saved searches."""

import django.db.models.deletion
import wayhome.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Follows 0005_threads."""

    dependencies = [("record", "0005_threads")]

    operations = [
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wayhome.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("agency_id", models.UUIDField()),
                ("owned_by", models.UUIDField()),
                ("key_id", models.UUIDField()),
                ("sealed_search", models.BinaryField()),
                ("state", models.CharField(max_length=12)),
                ("made_at", models.DateTimeField()),
                ("looked_at", models.DateTimeField()),
                ("checked_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "record_saved_search",
                "indexes": [
                    models.Index(fields=["agency_id", "owned_by"], name="record_saved_search_owner")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wayhome.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("agency_id", models.UUIDField()),
                ("phrases", models.TextField()),
                ("made_with", models.CharField(max_length=12)),
                ("made_at", models.DateTimeField()),
                ("is_current", models.BooleanField(default=True)),
                (
                    "fact",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.fact",
                    ),
                ),
                (
                    "text_version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_entries",
                        to="record.textversion",
                    ),
                ),
            ],
            options={
                "db_table": "record_search_entry",
            },
        ),
        migrations.CreateModel(
            name="SearchHit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=wayhome.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("agency_id", models.UUIDField()),
                ("found_at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.searchentry",
                    ),
                ),
                (
                    "saved_search",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hits",
                        to="record.savedsearch",
                    ),
                ),
            ],
            options={
                "db_table": "record_search_hit",
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "word",
                        "agency_id",
                        "entry_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("word", models.CharField(max_length=60)),
                ("agency_id", models.UUIDField()),
                ("hits", models.PositiveSmallIntegerField()),
                ("in_title", models.BooleanField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="words",
                        to="record.searchentry",
                    ),
                ),
            ],
            options={
                "db_table": "record_search_word",
            },
        ),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(fields=["made_at"], name="record_search_made"),
        ),
        migrations.AddConstraint(
            model_name="searchentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fact__isnull", True)),
                fields=("agency_id", "text_version"),
                name="record_search_text_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fact__isnull", False)),
                fields=("agency_id", "fact"),
                name="record_search_fact_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="searchhit",
            constraint=models.UniqueConstraint(
                fields=("agency_id", "saved_search", "entry"), name="record_search_hit_once"
            ),
        ),
    ]
