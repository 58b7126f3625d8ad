"""A claimed figure names the fact that it came from; files of facts are kept until fetched."""

import django.db.models.deletion
import wayhome.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Follows 0006_searches."""

    dependencies = [("record", "0006_searches")]

    operations = [
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('format', models.CharField(max_length=10)),
                ('source_id', models.UUIDField(null=True)),
                ('kind', models.CharField(blank=True, max_length=20)),
                ('starts_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('as_of', models.DateTimeField()),
                ('total', models.PositiveIntegerField()),
                ('asked_by', models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ExportPart',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('facts', models.PositiveIntegerField()),
                ('content', models.BinaryField()),
            ],
            options={
                'db_table': 'record_export_part',
            },
        ),
        migrations.AddField(
            model_name='claimedfigure',
            name='fact',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='record.fact'),
        ),
        migrations.AddConstraint(
            model_name='claimedfigure',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('agency_id', 'fact'), name='record_figure_of_fact_once'),
        ),
        migrations.AddConstraint(
            model_name='export',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', True), ('starts_on__isnull', True)), models.Q(('ends_on__gte', models.F('starts_on')), ('starts_on__isnull', False)), _connector='OR'), name='record_export_days_have_both_ends'),
        ),
        migrations.AddField(
            model_name='exportpart',
            name='export',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='record.export'),
        ),
        migrations.AddConstraint(
            model_name='exportpart',
            constraint=models.UniqueConstraint(fields=('agency_id', 'export', 'number'), name='record_export_part_once'),
        ),
    ]
