"""The documents: every link leads to a file, and notices name whose work is inside."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

_LINK = re.compile(r"\]\((?!https?://|mailto:|#)([^)#\s]+)")
_DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_NAMED = (
    "govuk-frontend",
    "htmx",
    "Electronic Frontier Foundation",
    "wordfreq",
    "Grammalecte",
    "jieba",
    "Unicode",
    "Ministry of Economy and Finance",
    "Palermo",
)


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_links_of_document_lead_to_files(document: Path) -> None:
    links = _LINK.findall(document.read_text(encoding="utf-8"))

    broken = [link for link in links if not (document.parent / link).exists()]

    assert broken == []


def test_broken_link_is_seen_when_planted() -> None:
    assert _LINK.findall("[a](docs/none.md#part) [b](https://example.org) [c](#here)") == [
        "docs/none.md"
    ]


@pytest.mark.parametrize("source", _NAMED)
def test_notices_name_whose_work_is_inside(source: str) -> None:
    assert source in (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
