"""Where to say that something does not work."""
