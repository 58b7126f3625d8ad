"""How a text and a day of publication were come by, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wayhome.extraction.blocks import BlockLabel
from wayhome.extraction.published import Evidence
from wayhome.record.domain.versions import ReadingOutcome, WhyVersion
from wayhome.record.queries.text_history import LastReading

EVIDENCE_WORDS = {
    Evidence.METADATA: gettext_lazy("Read in the metadata of the page"),
    Evidence.ELEMENT: gettext_lazy("Read in an element of the page"),
    Evidence.ADDRESS: gettext_lazy("Read in the address of the page"),
    Evidence.PAGE: gettext_lazy("Guessed from the words of the page"),
    Evidence.HEADER: gettext_lazy("Read in the head of the e-mail"),
    Evidence.DOCUMENT: gettext_lazy("When the file was made, as it says itself"),
    Evidence.FEED: gettext_lazy("Read in the entry of the feed"),
    Evidence.PERSON: gettext_lazy("Told by a person"),
}

WHY_WORDS = {
    WhyVersion.ADDED: gettext_lazy("As it was added"),
    WhyVersion.READER: gettext_lazy("Read again with a newer reader"),
    WhyVersion.BLOCKS: gettext_lazy("Paragraphs were switched"),
}

LABEL_WORDS = {
    BlockLabel.TITLE: gettext_lazy("Title"),
    BlockLabel.BODY: gettext_lazy("Article"),
    BlockLabel.STANDFIRST: gettext_lazy("Standfirst"),
    BlockLabel.CAPTION: gettext_lazy("Caption"),
    BlockLabel.FURNITURE: gettext_lazy("Not the article"),
}


def reading_notice(reading: LastReading | None) -> str:
    """What a reviewer should know of how the text was read; empty when it was read to its end."""
    if reading is None:
        return ""
    return {
        ReadingOutcome.READ: "",
        ReadingOutcome.CUT_SHORT: _(
            "It is too long to be read whole: what stands near its end may be missing below."
        ),
        ReadingOutcome.NO_READER: _(
            "No rule reads this language yet. Facts can be added from its words by hand."
        ),
        ReadingOutcome.NOT_INSTALLED: _(
            "Reading needs a package that is not installed here: wayhome[record]. The text is kept;"
            " once it is installed, have it read again."
        ),
    }[reading.outcome]


def why_not_read(code: str) -> str:
    """Why a file cannot be read, and what to do."""
    return {
        "empty": _("There is no text in it. Save the page with its text, or paste the text."),
        "too_large": _(
            "It is larger than 20 MB or two million letters. Paste the part that matters."
        ),
        "feed_too_long": _("The feed is too long to be read at once. Save fewer of its entries."),
        "not_text": _("It is no web page and no plain text. Paste the text instead."),
        "no_text_layer": _("It holds pictures of pages and no text. Paste the text instead."),
        "locked": _("It opens with a password only. Save it without one, or paste the text."),
        "damaged": _("It is a damaged PDF. Save it again, or paste the text."),
    }[code]
