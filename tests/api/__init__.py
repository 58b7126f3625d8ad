"""The interface for partners' systems, as they call it."""
