"""Words of the audit: tags of events and what a leaf says."""
