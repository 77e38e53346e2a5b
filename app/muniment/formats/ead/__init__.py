"""Encoded Archival Description: reading, writing and validating finding aids."""
