"""The erasure of a case or complaint: proposed by one, approved by another, carried out after days.

Main words: subject (a case, or a complaint that is in none), erasure (with its ground and state), hold
(why a subject may not be erased yet), part (what one room keeps of it), reach (how each sealed table is reached). This room must never erase what two
people did not agree on, nor touch the audit, the codes or the counts.
"""
