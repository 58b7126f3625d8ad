"""Writing down a complaint that came by telephone or in person."""
