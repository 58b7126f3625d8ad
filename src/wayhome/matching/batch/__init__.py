"""Link whole lists: two files, one file with itself, or questions against a register.

Main words: *source* (a CSV or Parquet file), *column map* (which column holds which field), *entry*
(one row as it is compared), *candidate* (a pair that shares a key) and *link* (a pair with its
score). Comparison and learning are Splink's, on tables enriched with our skeletons.

It needs the packages of the extra `batch`, keeps nothing but its output, and never decides: a link
is a suggestion.
"""
