"""A section and a locale's catalogs come in, what a visitor reads leaves."""
