"""Which blocks of two texts belong together."""
