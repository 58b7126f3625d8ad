"""Requests with their answers, and what was judged of them."""

import django.db.models.deletion
import wayhome.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Follows 0004_subjects."""

    dependencies = [("record", "0004_subjects")]

    operations = [
        migrations.CreateModel(
            name='Thread',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('begun_by', models.UUIDField(null=True)),
                ('begun_at', models.DateTimeField()),
                ('ended_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.CharField(blank=True, max_length=500)),
                ('begins_with', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='begun_threads', to='record.fact')),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('verdict', models.CharField(blank=True, max_length=12)),
                ('as_of', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('judged_by', models.UUIDField(null=True)),
                ('judged_at', models.DateTimeField()),
                ('commitment', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='record.fact')),
                ('rests_on', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grounds', to='record.fact')),
                ('thread', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='record.thread')),
            ],
        ),
        migrations.CreateModel(
            name='ThreadLine',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('event', models.CharField(max_length=8)),
                ('reasons', models.JSONField(default=list)),
                ('said', models.CharField(blank=True, max_length=500)),
                ('by', models.UUIDField(null=True)),
                ('at', models.DateTimeField()),
                ('fact', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='thread_lines', to='record.fact')),
                ('thread', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='record.thread')),
            ],
            options={
                'db_table': 'record_thread_line',
            },
        ),
        migrations.CreateModel(
            name='StandingEvidence',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('fact', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='further_grounds', to='record.fact')),
                ('standing', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='further', to='record.standing')),
            ],
            options={
                'db_table': 'record_standing_evidence',
                'constraints': [models.UniqueConstraint(fields=('agency_id', 'standing', 'fact'), name='record_standing_evidence_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='thread',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('agency_id', 'begins_with'), name='record_thread_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.UniqueConstraint(fields=('agency_id', 'thread', 'number'), name='record_standing_number'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict__in', ['kept', 'broken']), _negated=True), ('rests_on__isnull', False), _connector='OR'), name='record_standing_needs_evidence'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.CheckConstraint(condition=models.Q(('commitment__isnull', True), ('rests_on__isnull', True), models.Q(('commitment', models.F('rests_on')), _negated=True), _connector='OR'), name='record_standing_rests_on_another'),
        ),
        migrations.AddConstraint(
            model_name='threadline',
            constraint=models.UniqueConstraint(fields=('agency_id', 'thread', 'number'), name='record_thread_line_number'),
        ),
    ]
