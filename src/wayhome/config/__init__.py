"""How the rooms are put together: settings, databases, addresses, wiring."""
