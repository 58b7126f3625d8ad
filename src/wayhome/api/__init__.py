"""What other systems talk to: one package for each kind of caller.

Main words: operation, token, problem. A call carries its token and nothing else: no cookie, no
session, no language. It must never answer with anything that its caller's pages would not show.
"""
