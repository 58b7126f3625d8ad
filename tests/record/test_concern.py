"""Words that name a person of concern are known in every script, and others are left alone."""

import pytest

from wayhome.record.domain.concern import Concerned, names_concerned

_LIM = Concerned(here={"Dara Lim"})


@pytest.mark.parametrize(
    ("words", "concerned"),
    [
        ("release the journalist DARA LIM without delay", _LIM),
        ("urged the ministry to release Lim", _LIM),
        ("urged the ministry to release Dara Lim", Concerned((), {"Dara Lim"})),
        ("urged the ministry to release Mr Wu", Concerned({"Wu Yan"})),
        ("urged the ministry to release Muñoz", Concerned({"Ana Munoz"})),
        ("urged the ministry to release Munoz", Concerned({"Ana Muñoz"})),
        ("urged the ministry to release Al-Tallow", Concerned({"Khalid Al-Tallow"})),
        ("ដោះលែងលោកកឹម សុខាភ្លាម", Concerned({"កឹម សុខា"})),
        ("要求释放王明。", Concerned({"王明"})),
    ],
)
def test_name_is_known_in_the_words(words: str, concerned: Concerned) -> None:
    assert names_concerned(words, concerned)


@pytest.mark.parametrize(
    ("words", "concerned"),
    [
        ("set a limit for the release", _LIM),
        ("urged the ministry to release Lim", Concerned((), {"Dara Lim"})),
        ("free the harbour strikers", _LIM),
        ("a van stood there", Concerned({"Jan van Duren"})),
        ("", _LIM),
        ("anything", Concerned(())),
    ],
)
def test_words_without_the_name_name_nobody(words: str, concerned: Concerned) -> None:
    assert not names_concerned(words, concerned)
