"""A paper as PDF, in whatever scripts people write.

Whoever sets one imports this where it is needed: the typesetter takes longer to load than a
whole request, and most processes never set a page.
"""

from datetime import datetime

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from wayhome.documents.domain.fonts import LATIN, needed, path_of
from wayhome.documents.domain.paper import Heading, Paper, Paragraph, Row
from wayhome.matching.search_words.pieces import pieces

_MARGIN = 20.0
_LINE = 6.5
_SIZES = {"title": 17, "heading": 13, "text": 11, "small": 8.5}
_BREAK = "\u200b"
_LABEL_SHARE = 0.36
_RUNS_ON = range(0x0E00, 0x1100)  # Thai, Lao, Tibetan, Burmese
_KHMER = range(0x1780, 0x1800)


def to_pdf(paper: Paper, *, made_at: datetime) -> bytes:
    """Set a paper on A4; the same paper made at the same moment gives the same bytes.

    The file says nothing of who made it or with what. Raises FontMissing.
    """
    pdf = _Sheet(paper.foot)
    pdf.set_creation_date(made_at)
    pdf.set_lang(paper.language)
    pdf.set_title("")
    pdf.set_producer("")
    pdf.set_margins(_MARGIN, _MARGIN)
    pdf.set_auto_page_break(auto=True, margin=_MARGIN)
    _load_fonts(pdf, paper)
    pdf.add_page()
    _write(pdf, paper.title, "title")
    for part in paper.parts:
        match part:
            case Heading(text):
                pdf.ln(_LINE / 2)
                _write(pdf, text, "heading")
            case Paragraph(text):
                _write(pdf, text, "text")
                pdf.ln(_LINE / 2)
            case Row(label, value):
                _write_row(pdf, label, value)
    return bytes(pdf.output())


class _Sheet(FPDF):
    """Pages with a line and a number at the foot."""

    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self._foot = foot

    def footer(self) -> None:
        """Write the foot of a page."""
        self.set_y(-_MARGIN + 4)
        self.set_font(LATIN.family, size=_SIZES["small"])
        self.cell(0, _LINE, breakable(self._foot))
        self.set_x(-_MARGIN - 20)
        self.cell(20, _LINE, f"{self.page_no()}", align="R")


def breakable(text: str) -> str:
    """A text with unseen places to break a line, in scripts that put no space between words."""
    if not any(ord(letter) in _RUNS_ON or ord(letter) in _KHMER for letter in text):
        return text
    cuts = {
        piece.start
        for piece in pieces(text)
        if ord(text[piece.start]) in _RUNS_ON or ord(text[piece.start]) in _KHMER
    }
    return "".join(
        _BREAK + letter
        if at in cuts and at and not text[at - 1].isspace() and text[at - 1] != _BREAK
        else letter
        for at, letter in enumerate(text)
    )


def _load_fonts(pdf: FPDF, paper: Paper) -> None:
    words = [paper.title, paper.foot]
    for part in paper.parts:
        words += [part.label, part.value] if isinstance(part, Row) else [part.text]
    pdf.add_font(LATIN.family, fname=path_of(LATIN))
    others = needed("\n".join(words))
    for font in others:
        pdf.add_font(font.family, fname=path_of(font), collection_font_number=font.face)
    pdf.set_fallback_fonts([font.family for font in others], exact_match=False)
    pdf.set_font(LATIN.family, size=_SIZES["text"])
    pdf.set_text_shaping(use_shaping_engine=True)


def _write(pdf: FPDF, text: str, size: str) -> None:
    pdf.set_font(LATIN.family, size=_SIZES[size])
    pdf.multi_cell(
        0, _SIZES[size] * 0.6, breakable(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )


def _write_row(pdf: FPDF, label: str, value: str) -> None:
    """The label on the left, the value beside it, both on as many lines as they need."""
    pdf.set_font(LATIN.family, size=_SIZES["text"])
    width = pdf.epw * _LABEL_SHARE
    if pdf.will_page_break(_LINE * 2):
        pdf.add_page()
    top, page = pdf.get_y(), pdf.page_no()
    pdf.multi_cell(width - 4, _LINE, breakable(label), align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
    low = pdf.get_y()
    pdf.set_xy(pdf.l_margin + width, top)
    pdf.multi_cell(
        0, _LINE, breakable(value or "–"), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    if pdf.page_no() == page:
        pdf.set_y(max(low, pdf.get_y()))
