"""Audit: leaves, the tree over them, and proofs."""
