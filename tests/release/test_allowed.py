"""The allow-list lets through what is named in it, in the form that is named, and nothing else."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.extraction.json_lines import TYPES
from wayhome.release.domain.allowed import (
    CODES,
    WORDS_LIMIT,
    EntryKind,
    KindNotPublic,
    allowed,
    cited,
    web_address,
)
from wayhome.web.entry_sentences import WHO, WHOM
from wayhome.web.entry_words import CODES as CODE_WORDS
from wayhome.web.entry_words import FIELDS, KINDS

NAMES = {each.name for kind in TYPES for each in fields(kind)} | {"rule", "internal_note"}
FORBIDDEN = {"rule", "internal_note", "evidence", "subject_span", "speaker_mention", "cue"}
told = st.dictionaries(st.sampled_from(sorted(NAMES)), st.lists(st.text(max_size=400), max_size=30))


@given(st.sampled_from(EntryKind), told)
def test_nothing_passes_that_is_not_named(
    kind: EntryKind, given_told: dict[str, list[str]]
) -> None:
    _, kept = allowed(kind, given_told)

    assert FORBIDDEN.isdisjoint(kept)
    for name, values in kept.items():
        assert 0 < len(values) <= 20
        assert all(0 < len(value) <= 300 for value in values)
        codes = CODES.get((kind, name))
        assert codes is None or set(values) <= codes


def test_every_kind_is_one_that_the_record_knows_but_for_bare_dates() -> None:
    assert set(EntryKind) == set(TYPES.values()) - {"date"}


def test_every_code_and_field_that_passes_has_words() -> None:
    whole = {name: ["2022-08-18", *sorted(set().union(*CODES.values()))] for name in NAMES}

    for kind in EntryKind:
        _, kept = allowed(kind, whole)
        for name in set(kept) - {*WHO[kind], *WHOM[kind]}:
            assert name in FIELDS or (kind, name) == (EntryKind.QUOTE, "kind"), (kind, name)
    shown = {key: set(words) for key, words in CODE_WORDS.items()}
    assert shown == {k: set(v) for k, v in CODES.items() if k != (EntryKind.QUOTE, "kind")}
    assert set(KINDS) == set(EntryKind)


@pytest.mark.parametrize("kind", ["date", "note", ""])
def test_other_kinds_are_refused(kind: str) -> None:
    with pytest.raises(KindNotPublic):
        allowed(kind, {})


@given(st.text(max_size=2_000))
def test_words_are_cited_up_to_the_limit_and_never_altered(words: str) -> None:
    shown = cited(words)

    assert len(shown) <= WORDS_LIMIT
    assert words.strip().startswith(shown.removesuffix("…") if shown.endswith("…") else shown)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/a?b=c", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//news.example", False),
        ("https://", False),
        ("http://[broken", False),
    ],
)
def test_only_web_addresses_are_kept(address: str, *, kept: bool) -> None:
    assert web_address(address) == (address if kept else "")
