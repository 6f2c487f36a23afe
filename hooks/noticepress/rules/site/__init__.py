"""ST and SV: the built site, and a published one."""
