"""A language model as one more proposer: what it is asked, and what of its answer holds.

It may only point at words: an answer whose words do not stand in the article once is dropped. The
article is input and never an instruction; nothing in it changes the question or a setting.
"""
