"""Persons of the protected register: as each complaint describes them, and who is whom.

Main words: person (one mention of somebody in one complaint), token (a keyed hash to find a person
by), pair (two persons who may be one, with the reasons), judgement (same, different or cannot tell,
by somebody, never changed), cluster (the persons held to be one). This room must never merge by
itself, never rewrite what a complaint said, and never keep a name, a number or a place unsealed.
"""
