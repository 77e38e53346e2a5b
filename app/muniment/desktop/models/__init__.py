"""What views show, fetched from the catalogue as it is looked at."""
