"""However long an article is, reading it ends, and what was found by then stands."""

import pytest

from wayhome.extraction.article import Article
from wayhome.extraction.extract import extract
from wayhome.extraction.json_lines import as_objects
from wayhome.extraction.parsed import LONGEST_PARAGRAPH

SENTENCE = "Mara Tolvanen said the ministry had received 41 complaints since May 2021. "


def test_long_paragraph_is_read_whole_and_its_spans_stand_in_the_text() -> None:
    text = SENTENCE * (2 * LONGEST_PARAGRAPH // len(SENTENCE))

    extracted = extract(Article.of("long.txt", text))

    spans = [
        value
        for line in as_objects(extracted)
        for value in line.values()
        if isinstance(value, dict) and "start" in value
    ]
    assert extracted.is_whole
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert max(span["end"] for span in spans) > LONGEST_PARAGRAPH


@pytest.mark.parametrize("text", ["", "\n\n", "“", "a" * 20_000, "“ ‘ " * 3_000, "... " * 5_000])
def test_strange_text_proposes_without_an_error(text: str) -> None:
    extracted = extract(Article.of("strange.txt", text), seconds=20)

    assert extracted.article.text == text


def test_reading_ends_when_the_time_is_over() -> None:
    extracted = extract(Article.of("long.txt", SENTENCE * 500), seconds=0)

    assert not extracted.is_whole
