"""The record written out for others: tables, linked data, entities, a feed."""
