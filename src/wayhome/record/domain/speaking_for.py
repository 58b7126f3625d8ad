"""Which country a name stands or speaks for: a country itself, its government, ministries, missions.

Used to propose only: that a ministry answers for its country is for a reviewer to say.
"""

from functools import lru_cache
from uuid import UUID, uuid5

from wayhome.extraction.naming.gazetteer import adjectives, country_named, folded

_STATES = UUID("b1a0c9c2-5c4e-5f0e-9d70-0f2f5b6f9d11")
_BODIES = frozenset(
    {
        "administration",
        "authorities",
        "cabinet",
        "consulate",
        "department",
        "embassy",
        "government",
        "ministry",
        "mission",
        "state",
    }
)
_LONGEST = 4


@lru_cache(maxsize=4096)
def state_behind(name: str) -> UUID | None:
    """The country that a name is, or that a body of state in the name belongs to; None for others.

    The id is made of the country's code, so that it is the same in every text.
    """
    words = [word.strip("’'\".,()").removesuffix("’s").removesuffix("'s") for word in name.split()]
    is_body = any(folded(word) in _BODIES for word in words)
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            found = country_named(part) or (adjectives().get(folded(part)) if is_body else None)
            if found is not None and (is_body or _is_all(words, size)):
                return uuid5(_STATES, found.alpha_3)
    return None


def _is_all(words: list[str], size: int) -> bool:
    """Whether so many words are the whole name, an article before it not counted."""
    return size == len(words) or (size == len(words) - 1 and folded(words[0]) == "the")
