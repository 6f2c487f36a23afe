"""Signatures of what is on record, and the time of them from outside."""
