"""How people ask at a terminal, and how other programs ask: the commands and their JSON."""
