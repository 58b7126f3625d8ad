"""Document numbers in comparable form: look-alike characters are one character."""

import unicodedata
from functools import lru_cache

from wayhome.matching.phones import ascii_digits

_LOOK_ALIKE = str.maketrans("OQDILSBZG", "000115826")
_SHORTEST = 4


@lru_cache(maxsize=65_536)
def read_document(number: str) -> str | None:
    """Return the letters and digits of a number with look-alikes folded (O and 0, I and 1, ...).

    None when fewer than four characters remain: they identify nothing.
    """
    written = ascii_digits(unicodedata.normalize("NFKC", number)).upper()
    kept = "".join(c for c in written if c.isalnum()).translate(_LOOK_ALIKE)
    return kept if len(kept) >= _SHORTEST else None
