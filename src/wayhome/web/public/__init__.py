"""The public record: what sources say, as reviewers read it. No account, no trace, no script.

Main words: *entry*, *reply*, *correction*. Its database role reads public tables and no other. These
pages must never tell whether anybody is known to a case, put a word of a search into an address or
back on the page, set a cookie before a language or a form asks for one, or make a page for a person.
"""
