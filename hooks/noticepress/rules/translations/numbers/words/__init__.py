"""Numbers in words, in English and in the languages of the tables."""
