"""TR: translations."""
