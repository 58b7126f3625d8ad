"""How a text version and a publication date were come by."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0002_facts."""

    dependencies = [("record", "0002_facts")]
    operations = []
