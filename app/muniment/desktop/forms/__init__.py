"""The record form, built from one table of fields."""
