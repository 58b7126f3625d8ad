"""The desk: where staff triage complaints and work on cases.

Every page works without a script. A page never shows what is sealed until somebody opens it for a
purpose, and no address holds anything but ids and codes.
"""
