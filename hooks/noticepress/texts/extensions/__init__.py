"""What the dialect adds to Python-Markdown."""
