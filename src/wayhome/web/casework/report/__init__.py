"""The progress report at the desk: any period, opened figures, and what partners get."""
