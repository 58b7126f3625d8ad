"""Work that happens after the answer: a thin adapter over the queue in the same PostgreSQL.

A job is enqueued by name inside the transaction of whoever asks for it, so that neither can exist
without the other. Its arguments are ids and codes, never anything personal.
"""
