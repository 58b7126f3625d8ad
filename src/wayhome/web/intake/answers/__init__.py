"""Coming back with the receipt: progress, messages, and more facts or files."""
