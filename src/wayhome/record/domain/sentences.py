"""The sentence around some words, so that a single verb is read with who did what."""

import re

LONGEST = 400

_ENDS = re.compile(r"[.!?។。！？][\"”»’)]*(?=\s)|\n")
_SHORTENED = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|St|Prof|No|Lt|Col|Hon)\.$")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which the code points `start` to `end` stand; just these when it is too long."""
    begins = max((each for each in _breaks(text, 0, start)), default=0)
    stops = min((each for each in _breaks(text, end, len(text))), default=len(text))
    sentence = text[begins:stops].strip()
    return sentence if len(sentence) <= LONGEST else text[start:end]


def _breaks(text: str, start: int, end: int) -> list[int]:
    """Where sentences end between two places."""
    return [
        found.end()
        for found in _ENDS.finditer(text, start, end + 1)
        if found.end() <= end and not _SHORTENED.search(text[: found.end()])
    ]
