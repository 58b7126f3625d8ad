"""What an operator runs: the verbs of the console script and what stands behind them.

Main words: verb (one word after `wayhome`), gate (a check that must be green before code lands),
launcher (starts the embedded PostgreSQL), home (where data lives), refusal (a stop with advice).

It must never decide who may see what, and never print or log personal data.
"""
