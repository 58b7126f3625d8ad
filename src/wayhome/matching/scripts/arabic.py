"""Consonants of words in Arabic script, Persian and Urdu letters included.

Waw and ya are heard as consonants only where they open a word or stand before alef; elsewhere
they write a long vowel.
"""

from wayhome.matching.scripts.sounds import Sound, certain, letters

# Ta marbuta and a last ha are mostly mute: Fatima, Abdullah.
_MUTE_LAST = frozenset("ةه")


def sounds(word: str) -> list[Sound]:
    """Return the consonant sounds of one word in Arabic script."""
    known = letters("arabic")
    read = [known.get(letter, "") for letter in word]
    heard: list[Sound] = []
    for at, letter in enumerate(read):
        before_alef = read[at + 1 : at + 2] == ["a"]
        if letter in "vy" and at and not before_alef:
            heard.append(Sound("", letter))
        elif letter == "a" and at:
            continue
        elif word[at] in _MUTE_LAST and at + 1 == len(read):
            heard.append(Sound("", letter))
        elif letter == "h" and at and not before_alef:
            heard.append(Sound("h", ""))
        else:
            heard.append(certain(letter))
    return heard
