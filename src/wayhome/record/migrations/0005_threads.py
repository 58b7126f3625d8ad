"""Requests with their answers, and what was judged of them."""

from django.db import migrations


class Migration(migrations.Migration):
    """Follows 0004_subjects."""

    dependencies = [("record", "0004_subjects")]
    operations = []
