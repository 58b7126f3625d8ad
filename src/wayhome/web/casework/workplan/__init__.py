"""Tasks of a case, one's own work, templates of steps, the calendar, and who carries what."""
