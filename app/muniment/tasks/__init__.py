"""What people ask for: one verb per file, each a generator that reports progress and can be stopped."""
