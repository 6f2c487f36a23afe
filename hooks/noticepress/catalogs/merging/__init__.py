"""Catalogs brought up to the English: what was translated once is looked for wherever its English has gone."""
