"""What an organisation sets of its site's look: settings and ``brand.css`` come in, custom properties leave."""
