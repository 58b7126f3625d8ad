"""Where Splink learns and compares: in this process with DuckDB, or on a cluster with Spark.

Everything else, reading, choosing pairs, weighing again, grouping, stays with DuckDB and NumPy here.
"""
