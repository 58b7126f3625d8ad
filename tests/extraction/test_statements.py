"""What is quoted and reported in an article, and who is found to say it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.extraction.article import Article, Clock
from wayhome.extraction.entities import find_entities
from wayhome.extraction.facts import Quote
from wayhome.extraction.parsed import parse
from wayhome.extraction.statements import find_quotes
from wayhome.extraction.statements.marks import marked
from wayhome.extraction.understood import Understood
from wayhome.extraction.words import Entry, lexicon

TITLE = "Harbour stays shut as owners and crews fall out over winter pay\n\n"


def quotes(text: str) -> list[Quote]:
    understood = Understood(parse(Article.of("a.txt", TITLE + text), Clock.of(20)))
    understood = replace(understood, entities=tuple(find_entities(understood)))
    return [each for each in find_quotes(understood) if each.content.start >= len(TITLE)]


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, words, and the words for the speaker."""
    return [
        (q.kind, q.content.text, q.speaker_mention.text if q.speaker_mention else "")
        for q in quotes(text)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "“The boats never came back,” said Karl Brandel, a cook.",
        '"The boats never came back," Karl Brandel told reporters.',
        "'The boats never came back,' Karl Brandel said on the quay.",
        "«The boats never came back», Karl Brandel said.",
        "``The boats never came back,'' said Karl Brandel.",
        "„The boats never came back“, said Karl Brandel.",
        "Karl Brandel, who had not slept, said: “The boats never came back.”",
        "— The boats never came back, — Karl Brandel said on the quay.",
        "– The boats never came back, said Karl Brandel.",
    ],
)
def test_direct_quote_has_its_speaker_in_every_kind_of_marks(sentence: str) -> None:
    [(kind, words, speaker)] = told(sentence)

    assert kind == "direct"
    assert words.rstrip(",.") == "The boats never came back"
    assert speaker == "Karl Brandel"


def test_quote_split_around_its_cue_is_two_of_one_speaker() -> None:
    found = told("“Nobody,” Karl Brandel said, “has asked us. Nobody will.”")

    assert found == [
        ("direct", "Nobody,", "Karl Brandel"),
        ("direct", "has asked us. Nobody will.", "Karl Brandel"),
    ]


def test_quotation_over_paragraphs_belongs_to_the_speaker_of_its_end() -> None:
    found = quotes(
        "Karl Brandel sat on the quay.\n\n“We waited for two days.\n\n"
        "“Then the lamp went out,” said his neighbour, Rosa Tullio."
    )

    assert [quote.content.text for quote in found] == [
        "We waited for two days.",
        "Then the lamp went out,",
    ]
    assert len({quote.speaker for quote in found}) == 1
    assert "tullio" in str(found[0].speaker)


def test_apostrophes_close_no_single_mark() -> None:
    found = told("'It's the boys' school that burned,' Mr Penn said. 'We can't rebuild it.'")

    assert [words for _, words, _ in found] == [
        "It's the boys' school that burned,",
        "We can't rebuild it.",
    ]


def test_some_words_in_marks_are_a_partial_quote_inside_a_report() -> None:
    found = told("Rosa Tullio said the talks had been “warm on the surface”.")

    assert found == [
        ("indirect", "the talks had been “warm on the surface”", "Rosa Tullio"),
        ("partial", "warm on the surface", "Rosa Tullio"),
    ]


def test_a_ships_name_in_marks_is_no_quote() -> None:
    assert told("The ship “Blue Heron” left the harbour in May.") == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The union said that wages were paid late.", "wages were paid late"),
        ("The union said wages were paid late.", "wages were paid late"),
        ("Wages were paid late, the union said on Monday.", "Wages were paid late"),
        ("According to the union, wages were paid late.", "wages were paid late"),
        ("Wages were paid late, according to the union.", "Wages were paid late"),
        ("The union told the board that wages were paid late.", "wages were paid late"),
        ("The union made clear that wages were paid late.", "wages were paid late"),
        ("It was said by the union that wages were paid late.", "wages were paid late"),
    ],
)
def test_reported_clause_is_found_in_every_order(sentence: str, words: str) -> None:
    [(kind, content, speaker)] = told(sentence)

    assert (kind, content) == ("indirect", words)
    assert speaker.lower() == "the union"


@pytest.mark.parametrize(
    "sentence",
    [
        "Karl Brandel did not say whether the quay would open.",
        "Karl Brandel refused to say that the quay was closed.",
        "The minister may say that the quay is closed.",
        "Under the law, no ship may leave before noon.",
    ],
)
def test_what_was_not_said_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


def test_report_ends_where_the_next_begins() -> None:
    found = told("Rosa Tullio said the talks were over, adding that nobody had asked her.")

    assert [words for _, words, _ in found] == ["the talks were over", "nobody had asked her"]
    assert {speaker for *_, speaker in found} == {"Rosa Tullio"}


def test_pronoun_never_means_somebody_named_only_in_reported_speech() -> None:
    found = quotes(
        "Karl Brandel said that Peter Hallam had left the harbour in March. "
        "“I saw it,” he said on the quay."
    )

    assert [quote.speaker for quote in found] == [found[0].speaker] * 2
    assert "brandel" in str(found[0].speaker)


def test_office_means_the_person_who_was_called_so() -> None:
    found = quotes(
        "The special envoy, Rosa Tullio, met the crews on Monday. Karl Brandel was there too.\n\n"
        "“We shall talk again,” the envoy said."
    )

    assert "tullio" in str(found[-1].speaker)


def test_turns_of_a_transcript_belong_to_their_labels() -> None:
    found = quotes(
        "Rosa Tullio spoke to us on the quay.\n\nQ: How many came?\n\n"
        "A: Forty came. Nobody counted them.\n\nQ: And now?\n\nA: Now it is empty here."
    )

    assert [quote.content.text for quote in found][1::2] == [
        "Forty came. Nobody counted them.",
        "Now it is empty here.",
    ]
    assert [quote.speaker is not None for quote in found] == [False, True, False, True]


def test_furniture_with_a_colon_is_no_turn() -> None:
    assert told("Photo: The quay at dusk.\n\nContact: The office is open daily.") == []


@pytest.mark.parametrize("entry", lexicon("statements"), ids=lambda entry: entry.rule)
def test_every_wording_finds_its_statement_in_its_example(entry: Entry) -> None:
    found = quotes(entry.example)

    assert found, entry.example
    assert all(quote.speaker_mention is not None for quote in found)


@pytest.mark.parametrize("entry", lexicon("statements_lists"), ids=lambda entry: entry.rule)
def test_every_list_has_words_and_an_example(entry: Entry) -> None:
    assert entry.words
    assert len(set(entry.words)) == len(entry.words)
    assert entry.example


@given(st.text(alphabet="ab .,'\"“”‘’«»`\n", max_size=60))
def test_marks_hold_words_of_the_text_and_never_cross(text: str) -> None:
    found = marked(text)

    for each in found:
        assert each.opens < each.start < each.end <= each.closes <= len(text)
        assert text[each.start : each.end] == text[each.start : each.end].strip()
    tops = [each for each in found if not each.depth]
    assert all(a.closes <= b.opens for a, b in pairwise(tops))
