"""Further forms of a person's name, added by staff beside what the complaint says."""

from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wayhome.kernel.keystore import DataKey
from wayhome.kernel.sealing import Place, seal, unseal

LONGEST_NAME = 200
MOST_FORMS = 20
"""Further forms of one mention: more would find everybody."""


class NameKind(TextChoices):
    """How a further form differs from the name that was told."""

    SCRIPT = "script", _("The name in another script")
    ROMANISATION = "romanisation", _("Another way to write it in Latin letters")
    NICKNAME = "nickname", _("A nickname, or another name the person goes by")
    SPELLING = "spelling", _("A corrected spelling")


def read_form(typed: str) -> str:
    """A typed name without needless blanks; empty when no letter is in it."""
    name = " ".join(typed.split())
    return name if any(character.isalpha() for character in name) else ""


def seal_form(name: str, *, key: DataKey, form: UUID) -> bytes:
    """A name sealed with its person's key for the row of one form."""
    return seal(name.encode(), key=key, place=_place(form))


def open_form(sealed: bytes, *, key: DataKey, form: UUID) -> str:
    """The name sealed for one form. Raises NotOpened."""
    return unseal(sealed, key=key, place=_place(form)).decode()


def _place(form: UUID) -> Place:
    return Place("people_name_form", "sealed_name", form)
