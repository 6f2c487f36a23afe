"""What the legal team's commands do to a version."""
