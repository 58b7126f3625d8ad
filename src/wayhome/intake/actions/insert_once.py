"""Insert a row whose id says that it was sent before, if it was."""

from django.db import IntegrityError
from django.db.models import Model

from wayhome.kernel.database import atomic


def insert_once(row: Model) -> bool:
    """Insert a row; False when its id is taken. Two who send it at once meet at the primary key."""
    try:
        with atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if not type(row)._default_manager.filter(pk=row.pk).exists():  # noqa: SLF001  # Django's public name for it
            raise
        return False
    return True
