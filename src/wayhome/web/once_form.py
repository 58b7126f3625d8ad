"""A form that counts once, however often it is sent."""

import hashlib
from uuid import uuid4

from django import forms

_SEPARATOR = b"\x1f"


class OnceForm(forms.Form):
    """Carries a random key, made anew each time the page is shown."""

    once = forms.CharField(
        widget=forms.HiddenInput, initial=lambda: uuid4().hex, max_length=64, required=False
    )

    def once_for(self, *content: str | bytes) -> str:
        """What is the same whenever the valid form is sent again with this content.

        Whoever goes back, changes the words and sends them says something new. Empty when the page
        had no key; the key is random and kept nowhere, so that nothing tells of the content.
        """
        key = self.cleaned_data["once"]
        if not key:
            return ""
        parts = (each.encode() if isinstance(each, str) else each for each in content)
        return f"{key} {hashlib.sha256(_SEPARATOR.join(parts)).hexdigest()}"
