"""English Markdown becomes sections of blocks."""
