"""What the standards written in XML have in common: vocabularies, schemas, and objections in plain words."""
