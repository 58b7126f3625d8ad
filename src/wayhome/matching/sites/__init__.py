"""Recognise one place that people describe in many ways, and say why.

Main words: *site* (a compound, a building, any place where people were held or seen), *description*
(what one report says of it), *point* (coordinates with the metres they may be wrong by), *landmark*
(something near it) and *telling word* (a word such as heron or pier that means the same in several
languages). Like the rest of matching it never decides and knows no framework.
"""
