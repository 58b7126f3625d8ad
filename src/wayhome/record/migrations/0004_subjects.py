"""What was judged of names in different sources."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0003_texts."""

    dependencies = [("record", "0003_texts")]
    operations = []
