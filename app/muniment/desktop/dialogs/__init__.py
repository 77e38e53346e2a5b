"""What is asked before something is taken in or handed out."""
