"""Steps that can be done in any order."""
