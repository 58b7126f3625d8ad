"""Words to search texts by, in every script: how a text is cut, indexed, asked for and shown.

A piece is a word of a script that writes spaces, or one syllable sign of a script that does not. An
index word is what stands in an index: a folded word, one or two neighbouring syllable signs, or how
a name sounds. Nothing here knows what a text is about or where it is kept.
"""
