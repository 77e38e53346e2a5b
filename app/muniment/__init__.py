"""Muniment: a catalogue for archivists."""

__version__ = "0.1.0"
