"""Pages on operations: the list and the map, the plan, who was found, what came of it, sources."""
