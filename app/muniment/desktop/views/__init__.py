"""The panes of the window; none of them knows the window."""
