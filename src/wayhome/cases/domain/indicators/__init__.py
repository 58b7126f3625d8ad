"""Published indicators as data: profiles, the answers to them, and what the rule makes of those.

They recommend; a person decides. Unknown is not no.
"""
