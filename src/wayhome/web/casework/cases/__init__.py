"""Cases: the queue, the pages of one case, and who carries what."""
