"""The erasure of a case: proposed by one, approved by another, carried out after days of waiting.

Main words: erasure (with its ground and state), hold (why a case may not be erased yet), part (what one
room keeps of a case), reach (how each sealed table is reached). This room must never erase what two
people did not agree on, nor touch the audit, the codes or the counts.
"""
