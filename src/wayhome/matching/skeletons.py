"""The consonant skeleton of a name word: the same whichever script the name is written in.

Vowels are what romanisations disagree on; the order of consonants is what they keep. A skeleton
uses the letters k g(ng) c t n p m y r l v s h, and `a` for a word that opens with a vowel.
"""

import re
import unicodedata
from functools import lru_cache

from wayhome.matching.normalise import Script, fold, script_of
from wayhome.matching.scripts import alphabets, arabic, burmese, han, khmer, latin, thai
from wayhome.matching.scripts.sounds import Sound, voiced

_READERS = {
    Script.KHMER: khmer.sounds,
    Script.THAI: thai.sounds,
    Script.LAO: thai.lao_sounds,
    Script.BURMESE: burmese.sounds,
    Script.ARABIC: arabic.sounds,
}
_VOICED = {script: _READERS[script] for script in (Script.KHMER, Script.THAI, Script.LAO)}
_REPEATED = re.compile(r"(.)\1+")


def _tidy(reading: str) -> str:
    """Doubled consonants are spelling, and a palatal n is written n, nh, ny or gn."""
    return _REPEATED.sub(r"\1", reading.replace("ny", "n"))


def _joined(sounds: list[Sound]) -> tuple[str, str]:
    return "".join(s.first for s in sounds), "".join(s.second for s in sounds)


def _unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isascii())


def _readings(word: str) -> tuple[str, ...]:
    script = script_of(word)
    if script in _READERS:
        return _joined(_READERS[script](word))
    if script is Script.LATIN:
        return latin.readings(word)
    if script is Script.CYRILLIC:
        return latin.readings(latin.spelt_from_cyrillic(word))
    if script in alphabets.READ:
        return latin.readings(alphabets.spelt(word, script))
    if script is Script.HAN:
        return tuple(latin.readings(_unaccented(spelt))[0] for spelt in han.spellings(word))
    return ()


@lru_cache(maxsize=65_536)
def latin_spellings(word: str) -> tuple[str, ...]:
    """Return the Latin spellings of a folded word whose script has settled ones, else none."""
    script = script_of(word)
    if script is Script.LATIN:
        return latin.spelt(word)
    if script is Script.CYRILLIC:
        return latin.spellings_from_cyrillic(word)
    if script in alphabets.READ:
        return (alphabets.spelt(word, script),)
    return han.spelt(word) if script is Script.HAN else ()


@lru_cache(maxsize=65_536)
def voiced_forms(word: str) -> tuple[str, ...]:
    """Return how a folded word is said, consonants and vowels; none where vowels are not read."""
    spelt, script = latin_spellings(word), script_of(word)
    forms = [form for each in spelt for form in latin.voiced(_unaccented(each))]
    if script in _VOICED:
        forms = list(voiced(_VOICED[script](word)))
    return tuple(dict.fromkeys(_tidy(form) for form in forms if form))


@lru_cache(maxsize=262_144)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the one or two skeletons of a word, the likelier first; none in an unread script."""
    found = dict.fromkeys(_tidy(reading) for reading in _readings(fold(word)))
    return tuple(skeleton for skeleton in found if skeleton)
