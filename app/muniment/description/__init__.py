"""What archivists say: units of description and their rules, as plain Python values."""
