"""Places where people were held or seen: as each report describes them, and which are one site.

Main words: place (one description of somewhere, by a complaint or by staff, never changed), pair (two
places that may be one, with the reasons), judgement (same, different or cannot tell, by somebody,
never changed), site (the places held to be one, called by the code of the earliest). This room must
never join places by itself, never rewrite what was told, and never keep an exact place unsealed.
"""
