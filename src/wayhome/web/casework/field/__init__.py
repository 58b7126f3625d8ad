"""Field work: the app that works without a signal, what it asks, and what came back from it."""
