"""What the legal team's commands do to a project: publish, withdraw, correct; and the proof beforehand."""
