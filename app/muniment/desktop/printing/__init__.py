"""What is seen, on paper: lists, records, texts, with a preview and as PDF."""
