"""Recognise one person across reports, spellings and scripts, and say why.

Main words: *description* (what one report says of a person), *skeleton* (the consonants of a
name, the same whichever script it is written in), *token* (a value two descriptions must share
to be worth comparing), *comparison* (one feature of two descriptions, its weight and reason) and
*score* (the sum of the comparisons).

It never decides. It knows no framework, no table, no clock and no other room, so that it can be
used as a library and tested as mathematics.
"""
