"""What ``init`` does: a project, or a notice in one, is begun."""
