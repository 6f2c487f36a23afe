"""VE: versions and effective dates."""
