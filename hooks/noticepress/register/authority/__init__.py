"""Who may: roles with keys and thresholds, the acts that want them, and what has been signed."""
