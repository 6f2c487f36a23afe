"""Translations: locales, catalogs, glossary, the site's words."""
