"""Files beside each edition, or for the whole site: one value each in the registry, and what makes it."""
