"""A finding aid as it came: each unit keeps its own element, the first one what is around it."""
