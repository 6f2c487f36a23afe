"""Numbers, labels and times of day of a translation, beside those of its English."""
