"""What was judged of names in different sources."""

import django.db.models.deletion
import wayhome.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    """Follows 0003_texts."""

    dependencies = [("record", "0003_texts")]
    operations = [
        migrations.CreateModel(
            name='SubjectJudgement',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('pair_id', models.UUIDField()),
                ('number', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(blank=True, choices=[('same', 'The same'), ('different', 'Different'), ('cannot_tell', 'Cannot tell yet')], max_length=12)),
                ('retracts', models.UUIDField(null=True)),
                ('needs_second', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('judged_by', models.UUIDField(null=True)),
                ('judged_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'record_subject_judgement',
                'constraints': [models.UniqueConstraint(fields=('agency_id', 'pair_id', 'number'), name='record_judgement_number'), models.UniqueConstraint(fields=('agency_id', 'retracts'), name='record_judgement_retracted_once'), models.CheckConstraint(condition=models.Q(models.Q(('retracts__isnull', False), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), ('retracts__isnull', True)), _connector='OR'), name='record_judgement_verdict_or_retraction')],
            },
        ),
        migrations.CreateModel(
            name='SubjectKey',
            fields=[
                ('pk', models.CompositePrimaryKey('agency_id', 'key', 'mention_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('key', models.CharField(max_length=200)),
                ('mention_id', models.UUIDField()),
            ],
            options={
                'db_table': 'record_subject_key',
                'indexes': [models.Index(fields=['agency_id', 'mention_id'], name='record_key_mention')],
            },
        ),
        migrations.CreateModel(
            name='SubjectPair',
            fields=[
                ('id', models.UUIDField(default=wayhome.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('left_id', models.UUIDField()),
                ('right_id', models.UUIDField()),
                ('kind', models.CharField(max_length=10)),
                ('worth', models.FloatField()),
                ('reasons', models.JSONField()),
                ('state', models.CharField(choices=[('open', 'To review'), ('waiting', 'Waits for a second reviewer'), ('later', 'Cannot tell yet'), ('same', 'The same'), ('different', 'Different')], default='open', max_length=12)),
                ('needs_second', models.BooleanField(default=False)),
                ('said_by', models.UUIDField(null=True)),
                ('seconded_by', models.UUIDField(null=True)),
                ('proposed_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'record_subject_pair',
                'indexes': [models.Index(fields=['agency_id', 'state', '-worth', 'id'], name='record_pair_pile'), models.Index(fields=['agency_id', 'right_id'], name='record_pair_right')],
                'constraints': [models.UniqueConstraint(fields=('agency_id', 'left_id', 'right_id'), name='record_subject_pair_once'), models.CheckConstraint(condition=models.Q(('left_id__lt', models.F('right_id'))), name='record_subject_pair_ordered'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'same'), _negated=True), ('needs_second', False), models.Q(('said_by__isnull', False), ('seconded_by__isnull', False), models.Q(('said_by', models.F('seconded_by')), _negated=True)), _connector='OR'), name='record_subject_pair_second_is_another')],
            },
        ),
        migrations.CreateModel(
            name='SubjectMention',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('agency_id', models.UUIDField()),
                ('entity', models.TextField()),
                ('kind', models.CharField(choices=[('person', 'Person'), ('org', 'Organisation'), ('place', 'Place'), ('meeting', 'Engagement'), ('named', 'Named by hand')], max_length=10)),
                ('name', models.TextField()),
                ('subject_id', models.UUIDField()),
                ('facts', models.PositiveIntegerField(default=1)),
                ('context', models.JSONField(default=dict)),
                ('registered_at', models.DateTimeField()),
                ('text_version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='record.textversion')),
            ],
            options={
                'db_table': 'record_subject_mention',
                'indexes': [models.Index(fields=['subject_id'], name='record_mention_subject'), models.Index(fields=['kind', 'name', 'id'], name='record_mention_kind')],
            },
        ),
    ]
