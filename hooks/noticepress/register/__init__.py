"""Versions, their dates and their seals."""
