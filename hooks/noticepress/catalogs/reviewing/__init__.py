"""Who has reviewed and approved translations, as catalogs and records say."""
