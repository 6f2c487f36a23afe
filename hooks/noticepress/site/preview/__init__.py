"""The preview: each page as it will be, drawn when it is asked for; above it, what keeps the site from being built."""
