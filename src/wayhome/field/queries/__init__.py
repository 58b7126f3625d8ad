"""What the room reads: takings, what goes along, and what waits for a decision."""
