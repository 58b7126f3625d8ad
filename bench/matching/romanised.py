"""Latin spellings of Chinese names that do not come from our own code.

Wade–Giles is the standard table applied to Pinyin syllables, and used only where Faker's list of
Taiwanese names holds the result, so that the spelling is one in use.
"""

import re
from functools import cache

from pypinyin import Style, lazy_pinyin

_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"),
    ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"), ("p", "p"), ("t", "t"),
    ("k", "k"), ("m", "m"), ("f", "f"), ("n", "n"), ("l", "l"), ("h", "h"), ("y", "y"), ("w", "w"),
)  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "ssu",
    "yi": "i", "er": "erh", "you": "yu", "yan": "yen", "ye": "yeh", "yong": "yung", "he": "ho",
    "ge": "ko", "ke": "ko", "e": "o", "gui": "kuei", "kui": "kuei", "juan": "chuan", "yue": "yueh",
    "yuan": "yuan", "rong": "jung", "ran": "jan", "ren": "jen", "guo": "kuo",
}  # fmt: skip
_FINALS = (("ian", "ien"), ("ie", "ieh"), ("ong", "ung"), ("ue", "ueh"), ("uo", "o"))


def _syllables(name: str) -> list[str]:
    return [s.replace("v", "u") for s in lazy_pinyin(name, style=Style.NORMAL, errors="ignore")]


def pinyin(name: str) -> str | None:
    """Pinyin as passports have it: a given name of two characters written as one word."""
    return "".join(_syllables(name)).capitalize() or None


def _syllable(read: str) -> str:
    if read in _WHOLE:
        return _WHOLE[read]
    found = [pair for pair in _INITIALS if read.startswith(pair[0])]
    initial, spelt = found[0] if found else ("", "")
    rest = read[len(initial) :]
    for final, meant in _FINALS:
        if rest == final:
            keeps_u = final == "uo" and spelt in {"k", "h", "sh"}
            return spelt + (rest if keeps_u else meant)
    return spelt + rest


@cache
def _in_use() -> frozenset[str]:
    from faker.providers.person.zh_TW import Provider as Names

    spelt = [*Names.last_romanized_names, *Names.first_romanized_names]
    return frozenset(re.sub("[^a-z]", "", name.lower()) for name in spelt)


def wade_giles(name: str) -> str | None:
    """Wade–Giles with a hyphen between the syllables, where Faker's list has the spelling."""
    syllables = [_syllable(read) for read in _syllables(name)]
    return "-".join(syllables).capitalize() if "".join(syllables) in _in_use() else None
