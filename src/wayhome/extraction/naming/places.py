"""Places by how they are called: "Republic of Ruritania", "Gulf of Sample"."""

from wayhome.extraction.naming.runs import Word
from wayhome.extraction.naming.vocabulary import uses

_GREAT = frozenset(
    {"king", "queen", "prince", "princess", "sheikh", "lord", "lady", "emperor", "president"}
    | {"general", "captain", "marshal", "admiral", "sultan", "saint", "emir", "pope", "cardinal"}
    | {"bishop", "st", "st.", "dr", "doctor", "sir", "chief"}
)
SURNAMES = frozenset(
    {
        "Hill",
        "Hills",
        "Park",
        "Mall",
        "Mountain",
        "Ridge",
        "Bridge",
        "Lake",
        "Forest",
        "Beach",
        "Bay",
    }
)


def extended_place(text: str, words: list[Word], last: int) -> int:
    """Behind which word a place ends that goes on with "of"; 0 when none does."""
    if (
        last + 1 >= len(words)
        or words[last - 1].text not in uses("names", "lead")
        or words[last - 1].owner
        or words[last].text != "of"
        or text[words[last - 1].end : words[last].start] != " "
    ):
        return 0
    end = last + 1
    if words[end].low == "the" and end + 1 < len(words):
        end += 1
    begin = end
    while end < len(words) and words[end].is_capital and _close(text, words, begin, at=end):
        end += 1
        if words[end - 1].owner:
            break
    return end if end > begin else 0


def _close(text: str, words: list[Word], begin: int, *, at: int) -> bool:
    return at == begin or text[words[at - 1].end : words[at].start] == " "


def is_named_after(words: list[Word], first: int, last: int) -> bool:
    """Whether a run is a road or an airport called after somebody: "King Fahd Causeway"."""
    ends = words[last - 1].text in uses("names", "head") - SURNAMES
    return ends and last - first > 2 and words[first].low in _GREAT
