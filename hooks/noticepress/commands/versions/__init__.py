"""Commands of the legal team: what becomes of a version, and what is shown of one."""
