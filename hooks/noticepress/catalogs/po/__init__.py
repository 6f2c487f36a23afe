"""PO files: bytes to entries, and back without loss."""
