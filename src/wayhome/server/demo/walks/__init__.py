"""Two cases of the history in every room: one that came the whole way home, one in the middle."""
