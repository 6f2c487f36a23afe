"""A project's folder: its files come in, values leave."""
