"""What the file of a catalogue begins with."""

MAGIC = b"SQLite format 3\x00"
APPLICATION = 0x4D554E49
"""The bytes MUNI in a file's header: this is a catalogue of Muniment."""
