"""Grid mode: many units described at once, as in a spreadsheet, from the keyboard alone."""
