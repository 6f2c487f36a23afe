"""What ``mkdocs.yml`` says: the site's name, address and links, and what it may not say."""
