"""A fact as a sentence: that somebody said so, or that a source reports it, and nothing more."""

from django.utils.translation import gettext as _

from wayhome.record.domain.recorded import RecordedFact

_NO_BREAK = "\u00a0"
_MARKS = {
    "fr": (f"«{_NO_BREAK}", f"{_NO_BREAK}»"),
    "km": ("«", "»"),
    "ru": ("«", "»"),
    "es": ("«", "»"),
    "de": ("„", "“"),
    "ja": ("「", "」"),
    "zh-hant": ("「", "」"),
    "ko": ("“", "”"),
}
_ENGLISH = ("“", "”")


def quoted(words: str, language: str) -> str:
    """Words between the quotation marks of their own language; the words themselves untouched."""
    code = language.lower().replace("_", "-")
    opening, closing = _MARKS.get(code) or _MARKS.get(code.partition("-")[0]) or _ENGLISH
    return f"{opening}{words}{closing}"


def said_that(fact: RecordedFact) -> str:
    """Who said it, or who reports it, with the exact words."""
    words = quoted(fact.exact, fact.source.language)
    publisher = fact.source.publisher or _("a source without a named publisher")
    if not fact.teller:
        return _("As %(publisher)s reports: %(words)s") % {"publisher": publisher, "words": words}
    if fact.kind == "quote" and fact.fields.get("kind") == "direct":
        return _("%(who)s said: %(words)s") % {"who": fact.teller, "words": words}
    return _("According to %(who)s, as %(publisher)s reports: %(words)s") % {
        "who": fact.teller,
        "publisher": publisher,
        "words": words,
    }
