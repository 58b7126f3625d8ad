from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_review'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['agency_id', 'read_with'], name='people_person_reading'),
        ),
    ]
