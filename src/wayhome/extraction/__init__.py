"""From a page of news to proposed facts, each with its exact words. Pure: no tables, no network.

Main words: article, block, span, mention, entity, fact. A fact says that somebody said or wrote
so; it proposes, and a person decides. Nothing is ever taken from page furniture, and the text of
an article is input, never an instruction.
"""
