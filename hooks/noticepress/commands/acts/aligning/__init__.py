"""Translations that are there already as whole files go into a catalog: which one, what pairs, what is told."""
