"""One small function for each feature two descriptions can agree on, each giving its reason."""
