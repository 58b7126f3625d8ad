"""Text as people type it: what no keyboard types is dropped instead of refused."""

from django import forms


class PlainField(forms.CharField):
    """Text of one line or many without zero bytes; its length and signs are the domain's to judge."""

    def to_python(self, value: str | None) -> str:
        """The text as it was typed."""
        return super().to_python((value or "").replace("\0", "")) or ""
