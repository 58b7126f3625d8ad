"""Starts and stops a private PostgreSQL server, so that nobody must install one to try Wayhome.

Main words: cluster (one PostgreSQL server with its data), home (the folder that holds it),
binaries (the folder of `postgres` and `initdb`), account (the system user that runs the server),
throwaway (a cluster that lives as long as one test run).

It listens on a local socket only. It must never be used when `DATABASE_URL` names a server,
never change the permissions of folders it did not make, and never log a statement or a value.
Linux and macOS; on Windows, set `DATABASE_URL`.
"""
