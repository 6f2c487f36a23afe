"""A version in a locale, and what is shown of it."""
