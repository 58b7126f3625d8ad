"""How a text version and a publication date were come by."""

import django.db.models.deletion
import wayhome.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Follows 0002_facts."""

    dependencies = [("record", "0002_facts")]

    operations = [
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='LikenessBand',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('value', models.BigIntegerField()),
            ],
            options={
                'db_table': 'record_likeness_band',
            },
        ),
        migrations.CreateModel(
            name='NearCopy',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('share', models.PositiveSmallIntegerField()),
                ('found_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'record_near_copy',
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('published_on', models.DateField(null=True)),
                ('evidence', models.CharField(max_length=12)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('is_weak', models.BooleanField(default=False)),
                ('told_by', models.UUIDField(null=True)),
                ('told_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='TextReading',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('outcome', models.CharField(max_length=16)),
                ('read_with', models.CharField(max_length=32)),
                ('published_on', models.DateField(null=True)),
                ('new', models.PositiveIntegerField(default=0)),
                ('read_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'record_text_reading',
            },
        ),
        migrations.AddField(
            model_name='source',
            name='entry',
            field=models.TextField(blank=True, default=''),
        ),
        migrations.AddField(
            model_name='textversion',
            name='blocks',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='textversion',
            name='made_by',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='textversion',
            name='reader',
            field=models.CharField(blank=True, default='', max_length=32),
        ),
        migrations.AddField(
            model_name='textversion',
            name='why',
            field=models.CharField(default='added', max_length=12),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(condition=models.Q(('entry', ''), _negated=True), fields=('agency_id', 'entry'), name='record_source_entry_once'),
        ),
        migrations.AddField(
            model_name='anchor',
            name='passage',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='anchors', to='record.passage'),
        ),
        migrations.AddField(
            model_name='anchor',
            name='text_version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='anchors', to='record.textversion'),
        ),
        migrations.AddField(
            model_name='likenessband',
            name='text_version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='bands', to='record.textversion'),
        ),
        migrations.AddField(
            model_name='nearcopy',
            name='of_version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='copied_in', to='record.textversion'),
        ),
        migrations.AddField(
            model_name='nearcopy',
            name='text_version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='near_copies', to='record.textversion'),
        ),
        migrations.AddField(
            model_name='publication',
            name='source',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='record.source'),
        ),
        migrations.AddField(
            model_name='textreading',
            name='text_version',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='readings', to='record.textversion'),
        ),
        migrations.AddConstraint(
            model_name='anchor',
            constraint=models.UniqueConstraint(fields=('agency_id', 'passage', 'text_version'), name='record_anchor_once'),
        ),
        migrations.AddConstraint(
            model_name='anchor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end__isnull', True), ('start__isnull', True)), models.Q(('end__gt', models.F('start')), ('start__isnull', False)), _connector='OR'), name='record_anchor_has_both_ends'),
        ),
        migrations.AddIndex(
            model_name='likenessband',
            index=models.Index(fields=['value'], name='record_likeness_value'),
        ),
        migrations.AddConstraint(
            model_name='nearcopy',
            constraint=models.UniqueConstraint(fields=('agency_id', 'text_version', 'of_version'), name='record_near_copy_once'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('agency_id', 'source', 'number'), name='record_publication_number'),
        ),
    ]
