"""What a sender leaves with."""
