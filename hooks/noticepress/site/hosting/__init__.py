"""Settings for hosts: a project's settings come in, the text of a host's own configuration leaves."""
