"""Moments as the archivist reads them."""

from datetime import datetime


def when(moment: datetime) -> str:
    """Return day and minute in the time of this place."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
