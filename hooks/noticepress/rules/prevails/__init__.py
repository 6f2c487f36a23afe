"""EP: English prevails."""
