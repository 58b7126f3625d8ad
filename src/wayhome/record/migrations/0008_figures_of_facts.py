"""A claimed figure names the fact that it came from."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0007_publication."""

    dependencies = [("record", "0007_publication")]
    operations = []
