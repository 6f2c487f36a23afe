"""From editions to a folder of files, and back."""
