"""Which columns the public role may read: what pages show and what leads to it, and nothing else."""

ENTRY = (
    "id",
    "agency_id",
    "recorded_by",
    "kind",
    "told",
    "words",
    "language",
    "publisher",
    "title",
    "address",
    "source_on",
    "status",
    "published_at",
    "changed_at",
    "withdrawn_at",
    "withdrawn_why",
    "words_removed",
)
NOTE = ("id", "entry_id", "kind", "words", "signed", "language", "published_at", "withdrawn_at")
CHANGE = ("id", "entry_id", "number", "code", "at")
WORD = ("word", "entry_id")
