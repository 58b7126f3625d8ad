"""Going to where people are held: planned or done, by whom, whom it found and what came of it.

Main words: operation, site, located person, freed person, result, evidence, informant (sealed to named
people). This room must never show a planned operation to anybody who need not know of it.
"""
