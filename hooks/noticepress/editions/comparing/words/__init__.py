"""Which words of two passages were changed."""
