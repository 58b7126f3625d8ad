"""What somebody typed into the search box, as a description to compare with."""

from wayhome.matching.description import Description
from wayhome.matching.phones import ascii_digits

LONGEST = 200


def typed_description(text: str) -> Description:
    """Letters are a name, digits a telephone or a document, both together a name or a document."""
    written = ascii_digits(text)
    has_digits = any(character.isdecimal() for character in written)
    has_letters = any(character.isalpha() for character in written)
    return Description(
        names=(text,) if has_letters else (),
        phones=(text,) if has_digits and not has_letters else (),
        documents=(text,) if has_digits else (),
    )
