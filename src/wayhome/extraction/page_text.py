"""The article inside a saved page, without menus, teasers and advertisements."""

import logging
from dataclasses import dataclass

import trafilatura
from htmldate import find_date

from wayhome.extraction.page_lines import prepared, without_repeats
from wayhome.extraction.published import Evidence, Published, day_in

_THIN = 5
# What they tell in a log may be words or addresses of the page.
for _reader in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_reader).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Known:
    """What the page says of itself, as far as it could be read; otherwise empty."""

    title: str
    site: str


def known(page: str) -> Known:
    """Title and site of a page."""
    found = trafilatura.extract_metadata(page)
    return Known((found.title if found else "") or "", (found.sitename if found else "") or "")


def day_somewhere(page: str) -> Published | None:
    """A day that only the words of the page give: weak, and to be looked at."""
    found = day_in(find_date(page, original_date=True, extensive_search=False) or "")
    return Published(found, Evidence.PAGE, is_weak=True) if found else None


def article(page: str) -> str:
    """The article of a page. Precision mode returns nothing on some official pages."""
    baseline = trafilatura.baseline(page)[1] or ""
    for precise in (True, False):
        ready = prepared(page)
        text = trafilatura.extract(ready, favor_precision=precise, include_comments=False) or ""
        if text and len(text) * _THIN >= len(baseline):
            return without_repeats(text)
    return str(baseline)
