"""How descriptions travel: the files that others read and wrote."""
