"""Learning a scheme of shelfmarks from a handful of examples, and saying what its parts are by pointing."""
