"""Readers of French, Khmer and Chinese: rules over letters and words, without a language model.

They read what is told most often (names, dates, statements in marks, requests, figures, statuses,
engagements) and leave out what they are not sure of. The words of each language are data
(`lexicon/<type>.<language>.toml`); what stands here is how a sentence holds them.

A text is read with its letters folded (`page`): one kind of blank, apostrophe and digit, no
zero-width signs, so that a wording is written once. Every span is given back as it stands.
"""
