"""How each kind of edit is written into a case: through the actions that pages use."""
