"""What was made public, corrected and answered."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0006_searches."""

    dependencies = [("record", "0006_searches")]
    operations = []
