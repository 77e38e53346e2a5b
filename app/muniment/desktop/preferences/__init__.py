"""What a person may wish otherwise: settings and keys, each a row of a table."""
