"""Choose few pairs out of long lists: rows as numbers, keys of two or three things, a cheap weight.

What is chosen here is compared in full elsewhere; nothing here decides who is one person.
"""
