"""How near proposals come to facts that people wrote down: precision, recall and F1 per type.

A gold line is `core`, which must be found, or `extended`, which may be: finding it is neither
rewarded nor punished. One proposal answers one line; a proposal that answers none is a false one.
"""
