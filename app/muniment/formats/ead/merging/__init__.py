"""Values put back into the finding aid they were read from: what did not change stays as it came."""
