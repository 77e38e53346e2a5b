"""Values into EAD: readable EAD first, what it has no place for riding along."""
