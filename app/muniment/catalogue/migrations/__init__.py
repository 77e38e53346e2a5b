"""How a catalogue came to its present form, step by step."""
