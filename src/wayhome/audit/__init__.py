"""Who did and saw what: leaves that can be added and never changed, and the proof of it.

A leaf holds ids, codes, purposes and the names of field groups; never a value. Leaves are inserted
unchained by every transaction; a sequencer puts them in a Merkle tree (RFC 6962) and signs its
head, so that an edit, a deletion or a swap shows, also to somebody outside.
"""
