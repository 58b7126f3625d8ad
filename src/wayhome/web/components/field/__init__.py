"""A question of a form with everything around it."""
