"""IN: input files."""
