"""Through a long list by its pages."""
