"""Findings and other results, for people and for programs."""
