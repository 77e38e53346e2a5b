"""Bulk work at the desk: what is to be done, what would become of each record, and doing it."""
