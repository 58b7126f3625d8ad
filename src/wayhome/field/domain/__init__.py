"""What an edit is, the states it passes through, and what comes of two versions."""
