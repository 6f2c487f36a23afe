"""Signatures by keys of OpenSSH, and time from outside."""
