"""Words to search by, and saved searches."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0005_threads."""

    dependencies = [("record", "0005_threads")]
    operations = []
