"""The verbs of the console script, one module each.

A module's first docstring line is its help. `configure(parser)` declares its options and
`run(options)` does the work and returns the exit status. A verb that hands unknown options on to
another program says so with `parser.set_defaults(extra=[])`, and finds them there.
"""
