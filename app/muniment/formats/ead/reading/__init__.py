"""EAD into values: tolerant of what people wrote, and keeping what has no field."""
