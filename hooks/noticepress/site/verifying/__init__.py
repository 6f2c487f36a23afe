"""A published site is held against its manifest and its register."""
