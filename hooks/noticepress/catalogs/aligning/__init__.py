"""Translations that are there already, as whole files: the blocks of a file are paired with the English ones."""
