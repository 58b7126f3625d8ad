"""Readers of consonants, one module for each writing system.

A reader takes one folded word and returns *sounds*: pairs of a first and a second reading of each
written consonant, in the letters k g(ng) c t n p m y r l v s h and a (an opening vowel). Where the
reading is certain both are the same; where it is not, the second skeleton differs from the first.
"""
