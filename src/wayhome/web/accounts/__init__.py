"""Signing in and out, and the second step: password, code of an app, passkey, recovery codes.

Main words: second factor, recovery code, passkey. There is no sign-up and no e-mail: accounts are
made by administrators. It must never say whether an account exists.
"""
