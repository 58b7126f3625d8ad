"""The way home and life after it: papers, journey, handover, follow-ups, outcome.

Main words: return (travel papers, escort, handover), follow-up (when, what was found), outcome measure,
reintegrated, lost, trafficked again. This room must never send anybody home against their will, nor
call a person reintegrated whom nobody has seen.
"""
